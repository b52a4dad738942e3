/** `repro export --ro-crate`: everything that is recorded of a workflow's results, and of these as many as are wanted. */
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Graph } from "../../engine/Workflow.ts"
import { format } from "../../errors/Message.ts"
import * as Account from "../../provenance/Account.ts"
import * as Package from "../../provenance/crate/Package.ts"
import * as RoCrate from "../../provenance/RoCrate.ts"
import { UsageError } from "../ExitCode.ts"
import * as NewFolder from "../NewFolder.ts"
import { version } from "../repro.ts"
import * as SizeGiven from "../SizeGiven.ts"
import * as ByteSize from "../words/ByteSize.ts"
import * as Declared from "../words/Declared.ts"
import { count } from "../words/Expectation.ts"

export const parameters = {
  roCrate: Flag.String("ro-crate").pipe(
    Flag.withDescription("Write a Workflow Run RO-Crate of all results into this folder; not there yet, or empty"),
    Flag.optional
  ),
  upTo: Flag.String("up-to").pipe(
    Flag.withDescription(
      "With --ro-crate: copy outputs up to this size, and all that the workflow shows; others are named by digest. Default: 256KiB"
    ),
    Flag.optional
  ),
  all: Flag.Boolean("all").pipe(Flag.withDescription("With --ro-crate: copy every output"), Flag.withDefault(false)),
  license: Flag.String("license").pipe(
    Flag.withDescription(
      "With --ro-crate: its licence, as SPDX calls it. Default: that in the workflow's package.json"
    ),
    Flag.optional
  )
}

interface Given {
  readonly folder: string
  readonly workflow: string
  readonly store: string
  readonly upTo: Option.Option<string>
  readonly all: boolean
  readonly license: Option.Option<string>
}

export const write = Effect.fnUntraced(function*(given: Given, { file, graph }: { file: string; graph: Graph }) {
  const bytes = given.all ? Infinity : yield* limit(given.upTo)
  const found = yield* Package.of(file)
  const licence = Option.getOrUndefined(given.license) ?? found?.licence ?? (yield* noLicence)
  const engine = { name: "repro", version }
  const { copied, outputs, ...written } = yield* Effect.provide(
    Effect.gen(function*() {
      const account = yield* Account.of(graph, file)
      if (account.missing.length > 0) return yield* incomplete(given, account)
      return yield* NewFolder.inPlace(
        given.folder,
        (folder) => RoCrate.write(folder, account, { engine, licence, file, package: found, bytes })
      )
    }),
    Declared.layer(given.store)
  )
  const others = copied < outputs ? "; the others are named by their digests, --all copies them" : ""
  process.stderr.write(`${copied} of ${count(outputs, "output")} copied, ${ByteSize.format(written.bytes)}${others}\n`)
})

const limit = (typed: Option.Option<string>): Effect.Effect<number, UsageError> =>
  SizeGiven.bytes(Option.getOrElse(typed, () => "256KiB"), "Write it like 256KiB, 1MB or 1.5GiB")

const noLicence = Effect.fail(
  new UsageError({
    message: format({
      title: "A crate must say under which licence it is",
      facts: { "looked for": "license in the package.json of the workflow's package" },
      hint: "Give --license, for example --license CC-BY-4.0"
    })
  })
)

const incomplete = ({ workflow }: Given, { missing, profile, steps }: Account.Account) =>
  new UsageError({
    message: format({
      title: `${missing.length} of ${count(steps.length + missing.length, "step")} have no result yet`,
      facts: { "the first": missing[0] },
      hint: `Run them first: repro run ${workflow} --profile ${profile}`
    })
  })
