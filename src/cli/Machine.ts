/** What the commands that execute steps may use of this machine, and how. */
import * as Flag from "effect/cli/Flag"
import * as ConfigProvider from "effect/ConfigProvider"
import type * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import type * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { availableParallelism } from "node:os"
import type { Executor } from "../engine/execution/Executor.ts"
import type { Implementation } from "../engine/implementation/Implementation.ts"
import type { Store } from "../engine/store/Store.ts"
import type { Graph } from "../engine/Workflow.ts"
import * as Environment from "../executors/Environment.ts"
import * as InProcess from "../executors/InProcess.ts"
import * as LocalProcesses from "../executors/LocalProcesses.ts"
import type { Assignment } from "../executors/Protocol.ts"

const Jobs = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1024 }))
const Gibibytes = Schema.Finite.check(Schema.isGreaterThan(0))
const Gpus = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1024 }))

export const parameters = {
  jobs: Flag.Int("jobs").pipe(
    Flag.withAlias("j"),
    Flag.withDescription("Cores used: steps that take one each are executed so many at once. Default: all"),
    Flag.withSchema(Jobs),
    Flag.withDefault(availableParallelism())
  ),
  memory: Flag.Finite("memory").pipe(
    Flag.withDescription("GiB of main memory that steps may take together. Default: what the machine has"),
    Flag.withSchema(Gibibytes),
    Flag.withDefault(undefined)
  ),
  gpus: Flag.Int("gpus").pipe(
    Flag.withDescription("GPUs that steps may take together. Default: what the machine has"),
    Flag.withSchema(Gpus),
    Flag.withDefault(undefined)
  ),
  executor: Flag.Literals("executor", ["processes", "in-process"]).pipe(
    Flag.withDescription("Execute steps in child processes (default), or in this one"),
    Flag.withDefault("processes")
  ),
  env: Flag.String("env").pipe(
    Flag.withDescription("Let steps see this environment variable, which is in no key. May be repeated. Default: none"),
    Flag.atLeast(0)
  )
}

export interface Given {
  readonly jobs: number
  readonly memory: number | undefined
  readonly gpus: number | undefined
  readonly executor: "processes" | "in-process"
  readonly env: ReadonlyArray<string>
}

interface Work {
  readonly graph: Graph
  readonly assignment: Assignment
  readonly env: Readonly<Record<string, string>>
}

export const executor = (
  given: Given,
  { assignment, env, graph }: Work
): Layer.Layer<Executor, never, FileSystem.FileSystem | Path.Path | Store | Implementation> =>
  given.executor === "in-process"
    ? Layer.merge(InProcess.layer(graph), ConfigProvider.layerAdd(ConfigProvider.fromEnv({ env }), { asPrimary: true }))
    : LocalProcesses.layer({
      assignment,
      env: { ...Environment.pick(process.env, (name) => given.env.includes(name)), ...env }
    })
