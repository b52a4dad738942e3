/** What is executed after an edit. */
import * as Project from "../../Project.ts"
import * as Site from "../../Site.ts"
import { afterChange, copies, type Row, task } from "../Row.ts"

const touch = afterChange(
  { id: "T1", title: "touch a source", content: copies },
  0,
  (site) => Site.perform(site, ["touch", Project.source(task(site, "c1-t0"))])
)

const edit = afterChange(
  { id: "T2", title: "edit a source", content: copies },
  4,
  (site) => editSource(site, "second", "none")
)

const cutoff = afterChange(
  { id: "T3", title: "edit a source so that the first output stays the same", content: copies },
  1,
  (site) => editSource(site, "first", "another comment")
)

const editSource = (site: Site.Site, text: string, comment: string) => {
  const first = task(site, "c1-t0")
  return Site.write(site.project, Project.source(first), Project.sourceText(first, text, comment))
}

export const freshness: ReadonlyArray<Row> = [touch, edit, cutoff]
