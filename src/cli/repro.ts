/** The root command, and its commands. A call loads the one it names: to load the others takes longer than most calls. */
import * as Command from "effect/cli/Command"
import packageJson from "../../package.json" with { type: "json" }

export const { version } = packageJson

const commands = {
  run: () => import("./run.ts").then(({ run }) => run),
  plan: () => import("./plan.ts").then(({ plan }) => plan),
  why: () => import("./why.ts").then(({ why }) => why),
  bless: () => import("./bless.ts").then(({ bless }) => bless),
  show: () => import("./show.ts").then(({ show }) => show),
  verify: () => import("./verify.ts").then(({ verify }) => verify),
  report: () => import("./report.ts").then(({ report }) => report),
  ls: () => import("./ls.ts").then(({ ls }) => ls),
  log: () => import("./log.ts").then(({ log }) => log),
  tag: () => import("./tag.ts").then(({ tag }) => tag),
  gc: () => import("./gc.ts").then(({ gc }) => gc)
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
