/** The command line with its layers: the only place that runs an Effect, but for the worker processes' own. */
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as DirectFileSystem from "../files/DirectFileSystem.ts"
import * as ExitCode from "./ExitCode.ts"
import { repro, version } from "./repro.ts"
import * as Signals from "./Signals.ts"

Effect.promise(() => repro(process.argv[2])).pipe(
  Effect.flatMap(Command.run({ version })),
  ExitCode.settle,
  Effect.provide(Layer.merge(NodeServices.layer, DirectFileSystem.layer)),
  Signals.launch
)
