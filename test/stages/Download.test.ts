import type { ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import * as HuggingFace from "../../src/sources/HuggingFace.ts"
import * as Source from "../../src/sources/Source.ts"
import { repro } from "../cli/Terminal.ts"
import { serial } from "../effect.ts"
import * as HubServer from "../sources/HubServer.ts"

const source = HuggingFace.source(
  { repository: "someone/encoder", revision: "0123456789abcdef0123456789abcdef01234567", path: "model.safetensors" },
  { licence: "CC0-1.0", citation: "Nobody 2024" }
)
const content = Buffer.from(Uint32Array.from({ length: 5000 }, (_, i) => i).buffer)

const moduleAt = (path: string): string => JSON.stringify(fileURLToPath(new URL(`../../src/${path}`, import.meta.url)))

/** A workflow file that downloads a file from the hub, and a hub that has it. */
const rig = (t: ExecutionContext, folder: string) =>
  Effect.gen(function*() {
    const served = join(folder, "hub", Source.path(source.url))
    mkdirSync(dirname(served), { recursive: true })
    writeFileSync(served, content)
    const hub = yield* Effect.promise(() => HubServer.start({ root: join(folder, "hub") }))
    t.teardown(hub.close)
    // The workflow, beside which the lock file comes to lie, finds its packages here.
    symlinkSync(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(folder, "node_modules"))
    const file = join(folder, "encoder.ts")
    writeFileSync(
      file,
      `import * as Schema from "effect/Schema"
import * as Workflow from ${moduleAt("engine/Workflow.ts")}
import { Download } from ${moduleAt("stages/Download.ts")}
const options = { expectedBytes: { ${JSON.stringify(source.url)}: 20_000 } }
const step = Download.step("download", { params: { sources: [${JSON.stringify(source)}] }, options, inputs: {} })
export default Workflow.make("encoder", {
  config: Schema.Struct({}),
  profiles: { only: {} },
  steps: () => ({ steps: [step] })
})
`
    )
    const command = (name: string, ...more: ReadonlyArray<string>) =>
      repro(name, file, "--store", join(folder, "store"), ...more)
    const downloaded = () =>
      readFileSync(join(folder, "store/latest/encoder/only/download/files", Source.path(source.url)))
    return { hub, command, downloaded, lock: join(folder, "encoder.only.lock.json") }
  })

/** Sets environment variables until the test is over. */
const withVariables = (t: ExecutionContext, variables: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(variables)) process.env[name] = value
  t.teardown(() => {
    for (const name of Object.keys(variables)) delete process.env[name]
  })
}

serial(
  "child processes ask the endpoint by the token, and go on after a cut; the digest is recorded",
  (t, folder) =>
    Effect.gen(function*() {
      const { command, downloaded, hub, lock } = yield* rig(t, folder)
      withVariables(t, { HF_ENDPOINT: hub.url, HF_TOKEN: "hf_secret" })
      hub.faults.set(Source.path(source.url), { cutAfter: 10_000, times: 1 })
      t.regex((yield* command("plan")).stdout, /downloads 20 kB\n/)
      const { code, stderr } = yield* command("run")
      t.is(code, 0, stderr)
      t.deepEqual(downloaded(), content)
      t.true(hub.seen.length > 2)
      t.true(
        hub.seen.every(({ at, authorization }) => authorization === (at === "hub" ? "Bearer hf_secret" : undefined))
      )
      t.truthy(JSON.parse(readFileSync(lock, "utf8")).recorded.download.outputs.files)
    })
)

serial("a mirror on a server serves the file in the hub's place", (t, folder) =>
  Effect.gen(function*() {
    const { command, downloaded, hub } = yield* rig(t, folder)
    const { code, stderr } = yield* command("run", "--mirror", hub.url)
    t.is(code, 0, stderr)
    t.deepEqual(downloaded(), content)
  }))

for (const name of ["HF_HUB_OFFLINE", "REPRO_OFFLINE"]) {
  serial(`${name} forbids the network`, (t, folder) =>
    Effect.gen(function*() {
      const { command, hub } = yield* rig(t, folder)
      withVariables(t, { HF_ENDPOINT: hub.url, [name]: "1" })
      const { code, stderr } = yield* command("run")
      t.is(code, 1)
      t.true(stderr.includes("the network is not allowed"), stderr)
      t.is(hub.seen.length, 0)
    }))
}
