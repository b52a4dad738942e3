/** What is executed after an edit. */
import * as Effect from "effect/Effect"
import * as Project from "../../Project.ts"
import * as Site from "../../Site.ts"
import { content, count, type Row, settle, task } from "../Row.ts"

const copies = content({ kind: "copy" })

const touch: Row = {
  id: "T1",
  title: "touch a source",
  ideal: "0",
  content: copies,
  ask: Effect.fnUntraced(function*(site) {
    yield* settle(site)
    yield* Site.perform(site, ["touch", Project.source(task(site, "c1-t0"))])
    return yield* count(site, 0)
  })
}

const edit: Row = {
  id: "T2",
  title: "edit a source",
  ideal: "4",
  content: copies,
  ask: Effect.fnUntraced(function*(site) {
    yield* settle(site)
    yield* editSource(site, "second", "none")
    return yield* count(site, 4)
  })
}

const cutoff: Row = {
  id: "T3",
  title: "edit a source so that the first output stays the same",
  ideal: "1",
  content: copies,
  ask: Effect.fnUntraced(function*(site) {
    yield* settle(site)
    yield* editSource(site, "first", "another comment")
    return yield* count(site, 1)
  })
}

const editSource = (site: Site.Site, text: string, comment: string) => {
  const first = task(site, "c1-t0")
  return Site.write(site.project, Project.source(first), Project.sourceText(first, text, comment))
}

export const freshness: ReadonlyArray<Row> = [touch, edit, cutoff]
