/**
 * The behaviour matrix: every tool is asked every question, and what was found replaces what is kept of that tool.
 *
 * node bench/behaviour/run.ts [--only make,ninja] [--rows T1,S9]
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { parseArgs } from "node:util"
import * as Machine from "../Machine.ts"
import { chosen } from "../peers/peers.ts"
import * as Readme from "../Readme.ts"
import * as Results from "../Results.ts"
import * as Revision from "../Revision.ts"
import * as Site from "../Site.ts"
import type { Missing } from "../Tool.ts"
import * as Toolbox from "../Toolbox.ts"
import type { Cell, Column, Kept } from "./Matrix.ts"
import type { Row } from "./Row.ts"
import { rows } from "./rows/rows.ts"

const { values } = parseArgs({ options: { only: { type: "string" }, rows: { type: "string" } } })
const words = (list: string | undefined): ReadonlyArray<string> => list?.split(",") ?? []

const main = Effect.gen(function*() {
  const measured = yield* Revision.here
  const asked = values.rows === undefined ? rows : rows.filter(({ id }) => words(values.rows).includes(id))
  for (const found of yield* Toolbox.find(chosen(words(values.only)).filter(({ onlyTimed }) => !onlyTimed))) {
    const { name } = found.peer
    if (found.version === undefined) {
      yield* keep({ missing: { name, reason: `not installed: ${found.problem}` } })
    } else {
      const cells: Record<string, Kept> = {}
      for (const row of asked) cells[row.id] = { ...(yield* ask(found, row)), measured }
      yield* keep({ column: { name, version: found.version, config: found.peer.config, cells } })
    }
  }
  yield* Readme.write
})

const ask = Effect.fnUntraced(function*({ peer }: Toolbox.Found, row: Row) {
  const site = yield* Site.make(peer, "behaviour", row.content)
  const cell = yield* Effect.catchTag(row.ask(site), "NotSettled", ({ reason }) => Effect.succeed(unsettled(reason)))
  process.stdout.write(`${peer.name.padEnd(20)} ${row.id.padEnd(5)} ${cell.ideal ? "✓" : "✗"} ${cell.text}\n`)
  return cell
}, Effect.scoped)

const unsettled = (reason: string): Cell => ({
  text: reason,
  ideal: false,
  executed: null,
  exitCodes: [],
  right: false
})

/** Keeps what was found of one tool beside what is known of the others, and of other questions to the same version. */
const keep = Effect.fnUntraced(function*(found: { readonly column?: Column; readonly missing?: Missing }) {
  const kept = yield* Results.behaviour
  const earlier = kept !== undefined && Results.isFromHere(kept) ? kept : { columns: [], missing: [] }
  const name = found.column?.name ?? found.missing?.name
  const isSame = ({ name, version }: Column) => name === found.column?.name && version === found.column.version
  const known = earlier.columns.find(isSame)?.cells ?? {}
  const column = found.column === undefined ? [] : [{ ...found.column, cells: { ...known, ...found.column.cells } }]
  const others = <A extends { readonly name: string }>(all: ReadonlyArray<A>) => all.filter((one) => one.name !== name)
  yield* Results.keepBehaviour({
    machine: Machine.here(),
    questions: rows.map(({ id, ideal, title }) => ({ id, title, ideal })),
    columns: Results.inOrder([...others(earlier.columns), ...column], ({ name }) => name),
    missing: [...others(earlier.missing), found.missing ?? []].flat()
  })
})

main.pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
