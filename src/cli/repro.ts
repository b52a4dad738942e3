/** The root command. */
import * as Command from "effect/cli/Command"
import packageJson from "../../package.json" with { type: "json" }
import { bless } from "./bless.ts"
import { gc } from "./gc.ts"
import { log } from "./log.ts"
import { ls } from "./ls.ts"
import { plan } from "./plan.ts"
import { report } from "./report.ts"
import { run } from "./run.ts"
import { show } from "./show.ts"
import { tag } from "./tag.ts"
import { verify } from "./verify.ts"
import { why } from "./why.ts"

export const { version } = packageJson

export const repro = Command.make("repro").pipe(
  Command.withDescription("Reproducible experiments: run a workflow, keep every result, run again only what changed"),
  Command.withSubcommands([run, plan, why, bless, show, verify, report, ls, log, tag, gc])
)
