/** The root command, and its commands. A call loads the one it names: to load the others takes longer than most calls. */
import * as Command from "effect/cli/Command"
import packageJson from "../../package.json" with { type: "json" }

export const { version } = packageJson

const commands = {
  run: () => import("./commands/run.ts").then(({ run }) => run),
  plan: () => import("./commands/plan.ts").then(({ plan }) => plan),
  why: () => import("./commands/why.ts").then(({ why }) => why),
  bless: () => import("./commands/bless.ts").then(({ bless }) => bless),
  evaluate: () => import("./commands/evaluate.ts").then(({ evaluate }) => evaluate),
  show: () => import("./commands/show.ts").then(({ show }) => show),
  verify: () => import("./commands/verify.ts").then(({ verify }) => verify),
  report: () => import("./commands/report.ts").then(({ report }) => report),
  export: () => import("./commands/export.ts").then(({ exporting }) => exporting),
  claims: () => import("./commands/claims.ts").then(({ claims }) => claims),
  ls: () => import("./commands/ls.ts").then(({ ls }) => ls),
  diff: () => import("./commands/diff.ts").then(({ diff }) => diff),
  log: () => import("./commands/log.ts").then(({ log }) => log),
  tag: () => import("./commands/tag.ts").then(({ tag }) => tag),
  gc: () => import("./commands/gc.ts").then(({ gc }) => gc),
  setup: () => import("./commands/setup.ts").then(({ setup }) => setup),
  doctor: () => import("./commands/doctor.ts").then(({ doctor }) => doctor)
}

/** The root command for a call whose first word is `name`: with this command alone, or, if it names none, with all. */
export const repro = async (name: string | undefined) => {
  const named = Object.entries(commands).filter(([command]) => command === name)
  const loaded = (named.length > 0 ? named : Object.entries(commands)).map(([, load]) => load())
  return Command.make("repro").pipe(
    Command.withDescription("Reproducible experiments: run a workflow, keep every result, run again only what changed"),
    Command.withSubcommands(await Promise.all(loaded))
  )
}
