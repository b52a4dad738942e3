/**
 * Places that a page leaves for what it cannot know, being a function of results alone: who made them, when and where.
 * They are comments, which show nothing where nobody fills them in, and which no escaped text can forge.
 */
import type { Html } from "./Html.ts"
import { trusted } from "./Html.ts"

const comment = (name: string): Html => trusted(`<!--repro:${name}-->`)

export const card = comment("card")
export const steps = comment("steps")
/** In the list of contents. */
export const contents = comment("contents")
/** Beside a digest. */
export const madeBy = (digest: string): Html => comment(`made-by ${digest.replace(/[^0-9a-zA-Z]/g, "")}`)

/** `page` with each slot replaced by what `fill` gives for its name, such as "card" or "made-by 9f86d0…". */
export const fill = (page: string, fill: (name: string, digest: string) => Html | undefined): string =>
  page.replace(
    /<!--repro:([a-z-]+) ?([0-9a-zA-Z]*)-->/g,
    (_, name: string, digest: string) => fill(name, digest)?.html ?? ""
  )
