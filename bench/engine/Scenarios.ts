/** What is measured: how each run is prepared, and how many tasks it ideally executes. */
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as PlatformError from "effect/PlatformError"
import * as Project from "../Project.ts"
import * as Site from "../Site.ts"
import type * as Figures from "./Figures.ts"

export interface Scenario {
  readonly name: Figures.Scenario
  readonly ideal: (site: Site.Site) => number
  /** Rounds are numbered from 0 through all runs of a tool on a graph. */
  readonly prepare: (
    site: Site.Site,
    round: number
  ) => Effect.Effect<void, PlatformError.PlatformError, FileSystem.FileSystem>
}

/** In this order: all but the first need the results of the one before. */
export const scenarios: ReadonlyArray<Scenario> = [
  { name: "cold", ideal: ({ project }) => project.graph.tasks.length, prepare: Site.clean },
  { name: "no-op", ideal: () => 0, prepare: () => Effect.void },
  {
    name: "cutoff",
    ideal: () => 1,
    prepare: ({ project }, round) => {
      const [first] = project.graph.tasks
      return Site.write(project, Project.source(first), Project.sourceText(first, "first", `round ${round}`))
    }
  },
  { name: "restore", ideal: () => 0, prepare: Site.removeOutputs }
]
