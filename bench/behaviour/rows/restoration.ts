/** What happens when outputs are lost or damaged. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { Task } from "../../Graph.ts"
import * as Site from "../../Site.ts"
import { copies, count, counted, type Row, run, settle, task } from "../Row.ts"

const deleteOne: Row = {
  id: "T4",
  title: "delete an intermediate output",
  ideal: "0, restored",
  content: copies,
  ask: Effect.fnUntraced(function*(site) {
    const fs = yield* FileSystem.FileSystem
    yield* settle(site)
    const lost = task(site, "c1-t1")
    const before = yield* Site.result(site, lost)
    yield* fs.remove(outputOf(site, lost))
    const cell = yield* count(site, 0)
    const restored = before === (yield* Site.result(site, lost))
    const how = restored ? (cell.executed === 0 ? ", restored" : "") : ", not restored"
    return { ...cell, text: cell.text + how, ideal: cell.ideal && restored }
  })
}

const deleteAll: Row = {
  id: "T6",
  title: "delete all outputs",
  ideal: "0, restored",
  content: copies,
  ask: Effect.fnUntraced(function*(site) {
    yield* settle(site)
    yield* Site.removeOutputs(site)
    const cell = yield* count(site, 0)
    return { ...cell, text: cell.ideal ? "0, restored" : cell.text }
  })
}

const damage = (id: string, title: string, name: string): Row => ({
  id,
  title,
  ideal: "repaired",
  content: copies,
  ask: Effect.fnUntraced(function*(site) {
    yield* settle(site)
    const damaged = task(site, name)
    const before = yield* Site.result(site, damaged)
    yield* Site.perform(site, ["/bin/sh", "-c", overwrite(outputOf(site, damaged))])
    const outcome = yield* run(site)
    const repaired = before !== undefined && before === (yield* Site.result(site, damaged))
    const { digest } = yield* Site.byHand(site)
    const right = digest === (yield* Site.digest(site))
    const cell = counted(outcome, repaired && right, outcome.executed.length)
    return { ...cell, text: outcome.ok ? words(outcome.executed.length, repaired, right) : "fails" }
  })
})

const words = (executed: number, repaired: boolean, right: boolean): string => {
  const how = executed === 0
    ? (repaired ? "repaired" : "not noticed")
    : `${repaired ? "repaired by" : "not repaired by"} ${executed}`
  return right ? how : `${how}, wrong result`
}

const outputOf = ({ peer, project }: Site.Site, of: Task): string => `${project.folder}/${peer.output(of, project)}`

/** Other bytes in the same file, of the same size and with the same time of modification. */
const overwrite = (path: string): string =>
  `chmod u+w ${path}; touch -r ${path} stamp; tr a-z A-Z < ${path} > other; cat other > ${path}; touch -r stamp ${path}; rm stamp other`

export const restoration: ReadonlyArray<Row> = [
  deleteOne,
  damage("T5", "damage a final output, same size and time", "c1-t3"),
  deleteAll,
  damage("S8", "damage an intermediate output, same size and time", "c1-t1")
]
