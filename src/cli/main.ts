/** The root command, its layers, and the only place that runs an Effect. */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import packageJson from "../../package.json" with { type: "json" }
import * as ExitCode from "./ExitCode.ts"
import { plan } from "./plan.ts"
import { report } from "./report.ts"
import { run } from "./run.ts"
import { show } from "./show.ts"
import { verify } from "./verify.ts"

const repro = Command.make("repro").pipe(
  Command.withDescription("Reproducible experiments: run a workflow, keep every result, run again only what changed"),
  Command.withSubcommands([run, plan, show, verify, report])
)

Command.run(repro, { version: packageJson.version }).pipe(
  ExitCode.settle,
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain
)
