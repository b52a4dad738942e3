/** The root command. */
import * as Command from "effect/cli/Command"
import packageJson from "../../package.json" with { type: "json" }
import { plan } from "./plan.ts"
import { report } from "./report.ts"
import { run } from "./run.ts"
import { show } from "./show.ts"
import { verify } from "./verify.ts"

export const { version } = packageJson

export const repro = Command.make("repro").pipe(
  Command.withDescription("Reproducible experiments: run a workflow, keep every result, run again only what changed"),
  Command.withSubcommands([run, plan, show, verify, report])
)
