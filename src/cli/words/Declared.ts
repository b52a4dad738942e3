/** What was declared equal, in words; and the services of the commands that know of it. */
import * as Layer from "effect/Layer"
import type { Blessing } from "../../engine/implementation/Blessing.ts"
import * as Blessings from "../../engine/implementation/Blessings.ts"
import * as Opening from "../Opening.ts"
import { count } from "./Expectation.ts"
import * as Table from "./Table.ts"

export const layer = (store: string) => Layer.merge(Opening.layer(store), Blessings.layer(store))

/** "by blessing 5c1f0a2b and 77e0d1c2" */
export const by = (blessings: ReadonlyArray<Blessing>): string =>
  `by blessing ${blessings.map(({ id }) => id).join(" and ")}`

/** One line: which it is, why, who and when. */
export const describe = ({ at, by, id, reason }: Blessing): string => `${id}: ${reason} (${by}, ${day(at)})`

interface Listed {
  readonly active: ReadonlyArray<Blessing>
  readonly revoked: ReadonlyArray<Blessing>
}

const columns = ["blessing", "state", "stage", "code", "counts as", "checked", "day", "by", "reason"]

/** All of them, by the time they were made. */
export const table = ({ active, revoked }: Listed): string => {
  const all = [
    ...active.map((blessing) => ({ blessing, state: "active" })),
    ...revoked.map((blessing) => ({ blessing, state: "revoked" }))
  ].sort((a, b) => a.blessing.at < b.blessing.at ? -1 : 1)
  if (all.length === 0) return "Nothing was declared equal in this store\n"
  return Table.format(columns.map((title) => ({ title })), all.map(({ blessing, state }) => row(blessing, state)))
}

const row = ({ at, by, checked, from, id, reason, stage, to }: Blessing, state: string): ReadonlyArray<string> => [
  id,
  state,
  stage,
  to.slice(0, 12),
  from.slice(0, 12),
  checked.length === 0 ? "no" : count(checked.length, "output"),
  day(at),
  by,
  reason
]

const day = (at: string): string => at.slice(0, 10)
