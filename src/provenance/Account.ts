/**
 * Where a workflow's results come from, as one plain value: everything that is recorded of them, and nothing that is
 * not. What is told to others, on pages, in crates and in files, is told from it.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type * as Schema from "effect/Schema"
import type { Digest } from "../engine/Artifact.ts"
import { StoreFailed } from "../engine/Errors.ts"
import * as Hash from "../engine/Hash.ts"
import type { Blessing } from "../engine/implementation/Blessing.ts"
import { Blessings } from "../engine/implementation/Blessings.ts"
import * as Reliance from "../engine/plan/Reliance.ts"
import { Latest } from "../engine/store/Latest.ts"
import { Store } from "../engine/store/Store.ts"
import * as Checks from "../engine/verify/Checks.ts"
import * as Recorded from "../engine/verify/Recorded.ts"
import type { Graph } from "../engine/Workflow.ts"
import * as Circumstances from "./Circumstances.ts"
import * as Executions from "./Executions.ts"
import * as Lock from "./Lock.ts"
import * as Repetition from "./Repetition.ts"
import * as Step from "./Step.ts"

export interface Account {
  readonly workflow: {
    readonly name: string
    /** The name of its file, and the digest of its bytes as they are now. */
    readonly file: string
    readonly digest: Digest
  }
  readonly profile: string
  readonly config: Schema.Json
  /** Those with a result, in the graph's order. */
  readonly steps: ReadonlyArray<Step.Step>
  /** The names of those without. */
  readonly missing: ReadonlyArray<string>
  /** The outputs that the workflow shows when it is done: what is printed, its page, and its verdicts on claims. */
  readonly shown: ReadonlyArray<{ readonly step: string; readonly output: string }>
  /** Those in which the results were made, in the order in which they began. */
  readonly executions: ReadonlyArray<Executions.Execution>
  readonly lock: Lock.Lock
  readonly rebuilt: Repetition.Way
  readonly interrupted: Repetition.Way
  readonly seeds: ReadonlyArray<Circumstances.Seeds>
  readonly machines: ReadonlyArray<Circumstances.Machine>
  readonly environments: ReadonlyArray<Circumstances.Environment>
  /** One digest of all the code that ran (see `Hash.code`). */
  readonly code: Digest
  /** The declarations that results rely on: other code made them than the present one, or than their keys name. */
  readonly blessings: ReadonlyArray<Blessing>
}

/** What is recorded of `graph`, which the workflow in `file` builds. */
export const of = Effect.fnUntraced(function*(graph: Graph, file: string) {
  const { basename } = yield* Path.Path
  const recorded = yield* Recorded.of(graph)
  const keys = recorded.results.map(({ record }) => record.key)
  const lock = yield* Lock.of(file, graph, recorded)
  const repetition = Repetition.of(yield* Checks.all, keys)
  const pathOf = yield* paths(graph)
  const steps = recorded.results.map((result) =>
    Step.of(result, {
      repetition,
      pathOf: (output) => pathOf(result, output),
      lockOf: (output) => Lock.stateOfOutput(lock, result.step.name, output)
    })
  )
  const executions = yield* Executions.of(steps)
  const cores = new Map(executions.map(({ cores, id }) => [id, cores]))
  const account: Account = {
    workflow: { name: graph.workflow, file: basename(file), digest: yield* digestOf(file) },
    profile: graph.profile,
    config: graph.config,
    steps,
    missing: recorded.missing.map(({ name }) => name),
    shown: [graph.print, graph.page, graph.claims].flatMap((ref) =>
      ref === undefined ? [] : [{ step: ref.step.name, output: ref.output }]
    ),
    executions,
    lock,
    ...repetition,
    seeds: Circumstances.seeds(graph.config),
    machines: Circumstances.machines(steps, (execution) => cores.get(execution)),
    environments: Circumstances.environments(steps),
    code: Hash.code(codeOf(steps)),
    blessings: yield* reliedOn(graph, steps)
  }
  return account
})

const digestOf = Effect.fnUntraced(function*(file: string) {
  const fs = yield* FileSystem.FileSystem
  return Hash.ofBytes(yield* Effect.mapError(fs.readFile(file), StoreFailed.because("read the workflow", file)))
})

/** Under which names people find outputs, relative to the store. */
const paths = Effect.fnUntraced(function*(graph: Graph) {
  const { relative, sep } = yield* Path.Path
  const { path } = yield* Latest
  const { root } = yield* Store
  return ({ step }: Recorded.Result, output: string) => relative(root, path(graph, step, output)).split(sep).join("/")
})

/** Stage → the fingerprints of its code that ran. */
const codeOf = (steps: ReadonlyArray<Step.Step>): Readonly<Record<string, ReadonlyArray<Digest>>> =>
  Object.fromEntries(
    [...Map.groupBy(steps, ({ stage }) => stage)].map(([stage, all]) => [
      stage,
      [...new Set(all.map(({ fingerprint }) => fingerprint))].sort()
    ])
  )

/** The blessings between the code that ran and the code in keys, and between that and the present code. */
const reliedOn = Effect.fnUntraced(function*(graph: Graph, steps: ReadonlyArray<Step.Step>) {
  const { active } = yield* (yield* Blessings).list
  const present = [...(yield* Reliance.of(graph.steps)).values()].flat()
  const past = steps.flatMap(({ declared, fingerprint }) => Reliance.chain(fingerprint, declared, active))
  const ids = new Set([...present, ...past].map(({ id }) => id))
  return active.filter(({ id }) => ids.has(id))
})
