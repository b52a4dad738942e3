/** Several processes of the tool at once, in one folder, from nothing. */
import * as Effect from "effect/Effect"
import * as Site from "../../Site.ts"
import { content, counted, type Row, run } from "../Row.ts"

const atOnce = (id: string, processes: number): Row => ({
  id,
  title: `${processes} processes at once`,
  ideal: "12, all succeed",
  content: content({ kind: "slow-copy", pauseSeconds: 0.1 }),
  ask: Effect.fnUntraced(function*(site) {
    const outcome = yield* run(site, { atOnce: processes })
    const { digest } = yield* Site.byHand(site)
    const cell = counted(outcome, digest === (yield* Site.digest(site)), 12)
    const failed = outcome.exitCodes.filter((code) => code !== 0).length
    const how = failed === 0 ? "all succeed" : `${failed} of ${processes} fail`
    return { ...cell, text: `${outcome.executed.length}, ${how}${cell.right === true ? "" : ", wrong result"}` }
  })
})

export const concurrency: ReadonlyArray<Row> = [atOnce("T9", 2), atOnce("S10", 3)]
