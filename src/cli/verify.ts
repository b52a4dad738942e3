/** `repro verify`: are my artifacts whole, and are they the published ones? */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import * as LockFile from "../engine/LockFile.ts"
import * as Verify from "../engine/Verify.ts"
import { format } from "../errors/Message.ts"
import { UsageError, VerificationOff } from "./ExitCode.ts"
import * as Opening from "./Opening.ts"

export const verify = Command.make(
  "verify",
  {
    ...Opening.parameters,
    writeLock: Flag.Boolean("write-lock").pipe(
      Flag.withDescription("Write the lock file from the present results, after checking that they are whole"),
      Flag.withDefault(false)
    )
  },
  Effect.fnUntraced(function*(given) {
    const { relative } = yield* Path.Path
    const { file, graph } = yield* Opening.open(given)
    if (given.writeLock && Object.keys(given.set).length > 0) {
      return yield* new UsageError({
        message: format({
          title: "A lock file holds a profile's results, not those of a changed config",
          facts: { set: Object.entries(given.set).map(([path, value]) => `${path}=${value}`).join(" ") },
          hint: "Leave out --set, or make the change a profile of the workflow"
        })
      })
    }
    const lockPath = LockFile.pathFor(file, graph.profile)
    const lock = given.writeLock ? null : yield* LockFile.read(lockPath)
    const report = yield* Effect.provide(Verify.run(graph, lock), Opening.layer(given.store))
    for (const finding of report.findings) process.stdout.write(describe(finding) + "\n")
    const against = lock === null ? "" : `, compared with ${relative(process.cwd(), lockPath)}`
    const megabytes = (report.bytes / 1e6).toFixed(1)
    process.stdout.write(`${report.outputs} outputs, ${megabytes} MB hashed${against}: ${report.findings.length} off\n`)
    if (lock === null && !given.writeLock) {
      process.stdout.write(`There is no lock file ${relative(process.cwd(), lockPath)}\n`)
    }
    if (report.findings.length > 0) return yield* new VerificationOff({ findings: report.findings.length })
    if (!given.writeLock) return
    yield* LockFile.write(lockPath, LockFile.make(graph, report.known))
    process.stdout.write(`Wrote ${relative(process.cwd(), lockPath)}\n`)
  })
).pipe(Command.withDescription("Hash every artifact again and compare with the published digests"))

const describe = (finding: Verify.Finding): string => {
  const where = `${finding.step}:${finding.output}`
  switch (finding._tag) {
    case "NotProduced":
      return format({ title: `${where} has no result yet`, hint: "Run the workflow first" })
    case "Corrupt":
      return format({
        title: `${where} is damaged`,
        facts: { file: finding.path, expected: finding.expected, actual: finding.actual },
        hint: "Remove the file and run the workflow: the step is executed again"
      })
    case "NotLocked":
      return format({ title: `${where} is not in the lock file`, facts: { actual: finding.actual } })
    case "NotInWorkflow":
      return format({
        title: `${where} is in the lock file, but not in the workflow`,
        facts: { expected: finding.expected }
      })
    case "LockDiffers":
      return format({
        title: `${where} is not what was published`,
        facts: { expected: finding.expected, actual: finding.actual },
        hint: "Compare the code and the versions with those the lock file was written with"
      })
  }
}
