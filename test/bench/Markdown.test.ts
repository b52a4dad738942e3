import test from "ava"
import * as Markdown from "../../bench/Markdown.ts"

const clean = { commit: "a".repeat(40), dirty: false, at: "2026-11-22T10:00:00.000Z" }
const later = { ...clean, at: "2026-11-23T10:00:00.000Z" }
const next = { ...clean, commit: "b".repeat(40) }
const dirty = { ...clean, dirty: true }

/** Tool → what was measured of it. */
const results = (measured: Markdown.Result["measured"], whats: Readonly<Record<string, ReadonlyArray<string>>>) =>
  Object.entries(whats).flatMap(([of, all]) => all.map((what) => ({ of, what, measured })))

const all = { make: ["T1", "T2"], ninja: ["T1", "T2"], repro: ["T1", "T2"] }

test("results of one commit are of one state, whenever they were measured", (t) => {
  t.is(Markdown.measured(results(clean, all)), "Measured at commit `aaaaaaaaaaaa` (2026-11-22).")
  t.is(
    Markdown.measured([...results(clean, all), ...results(later, { wireit: ["T1"] })]),
    "Measured at commit `aaaaaaaaaaaa` (2026-11-22 to 2026-11-23)."
  )
})

test("where commits are mixed, the page says which results are of the smaller part", (t) => {
  const mixed = [...results(clean, { ...all, make: ["T2"] }), ...results(next, { make: ["T1"], moon: ["T1"] })]
  t.is(
    Markdown.measured(mixed),
    `**Measured at more than one state of this project**: most at commit \`aaaaaaaaaaaa\` (2026-11-22), but

- at commit \`bbbbbbbbbbbb\` (2026-11-22): T1 of make; all of moon`
  )
})

test("uncommitted changes are shown, and are another state in every run", (t) => {
  const again = { ...dirty, at: later.at }
  const mixed = [...results(dirty, all), ...results(again, { make: ["T3"], ninja: ["T3"] })]
  t.is(
    Markdown.measured(mixed),
    `**Measured at more than one state of this project**: most at commit \`aaaaaaaaaaaa\` with uncommitted changes (2026-11-22), but

- at commit \`aaaaaaaaaaaa\` with uncommitted changes (2026-11-23): T3 of make, ninja`
  )
})

test("a commit that is not known is not made up", (t) => {
  t.is(
    Markdown.measured(results({ ...clean, commit: null }, all)),
    "Measured at a commit that was not recorded (2026-11-22)."
  )
})
