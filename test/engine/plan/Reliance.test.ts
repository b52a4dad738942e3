import test from "ava"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Hash from "../../../src/engine/Hash.ts"
import type { Blessing } from "../../../src/engine/implementation/Blessing.ts"
import { Blessings } from "../../../src/engine/implementation/Blessings.ts"
import { Implementation } from "../../../src/engine/implementation/Implementation.ts"
import * as Reliance from "../../../src/engine/plan/Reliance.ts"
import { step } from "./Steps.ts"

const digest = Hash.ofText

/** `to` is declared equal to `from`. */
const blessing = (from: string, to: string): Blessing => ({
  format: "repro/blessing/1",
  id: `${from}${to}`,
  stage: "work",
  from: digest(from),
  to: digest(to),
  reason: "",
  checked: [],
  at: "2026-01-01T00:00:00.000Z",
  by: "test@here"
})

const chain = (from: string, to: string, ...active: ReadonlyArray<Blessing>) =>
  Reliance.chain(digest(from), digest(to), active).map(({ id }) => id)

test("equal fingerprints need no blessing", (t) => {
  t.deepEqual(chain("a", "a", blessing("a", "b")), [])
})

test("blessings are followed from the latest code to the earliest", (t) => {
  t.deepEqual(chain("c", "a", blessing("a", "b"), blessing("b", "c"), blessing("x", "y")), ["bc", "ab"])
  t.deepEqual(chain("c", "b", blessing("a", "b"), blessing("b", "c")), ["bc"])
})

test("fingerprints that no blessing leads to each other have no chain, even in a circle", (t) => {
  t.deepEqual(chain("b", "c", blessing("a", "b")), [])
  t.deepEqual(chain("b", "c", blessing("a", "b"), blessing("b", "a")), [])
})

test("only stages whose code is other than what is in their keys rely on blessings", (t) => {
  const services = Layer.merge(
    Layer.mock(Blessings, {
      list: Effect.succeed({ active: [blessing("a", "b")], revoked: [], unreadable: [] })
    }),
    Layer.mock(Implementation, {
      fingerprint: ({ name }) => Effect.succeed(digest(name === "work" ? "b" : "c")),
      declared: ({ name }) => Effect.succeed(digest(name === "work" ? "a" : "c"))
    })
  )
  const [work, play] = [step("1"), step("2", { stage: "play" })]
  const found = Effect.runSync(Effect.provide(Reliance.of([work, play]), services))
  t.deepEqual(Array.from(found, ([{ name }, blessings]) => [name, ...blessings.map(({ id }) => id)]), [["work", "ab"]])
})
