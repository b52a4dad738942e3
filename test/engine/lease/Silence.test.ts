import test from "ava"
import * as Silence from "../../../src/engine/lease/Silence.ts"

/** What a sequence of looks at one name makes of it: [time, sign] → whether the silence is long. */
const looks = (...given: ReadonlyArray<readonly [at: bigint, sign: string]>): ReadonlyArray<boolean> => {
  const silence = Silence.make(30n)
  return given.map(([at, sign]) => silence.isLong("name", sign, at))
}

test("a sign that stays the same is a silence, which begins with the first look", (t) => {
  t.deepEqual(looks([1000n, "a"], [1010n, "a"], [1020n, "a"], [1029n, "a"]), [false, false, false, false])
  t.deepEqual(looks([1000n, "a"], [1010n, "a"], [1020n, "a"], [1030n, "a"]), [false, false, false, true])
})

test("another sign ends the silence", (t) => {
  t.deepEqual(looks([0n, "a"], [14n, "a"], [28n, "b"], [42n, "b"], [56n, "b"]), [false, false, false, false, false])
  t.deepEqual(looks([0n, "a"], [14n, "a"], [28n, "a"], [42n, "a"]), [false, false, false, true])
})

test("however much time passes between two looks, one look does not end the wait", (t) => {
  t.deepEqual(looks([0n, "a"], [1_000_000n, "a"], [1_000_001n, "a"]), [false, false, false])
  t.deepEqual(looks([0n, "a"], [1_000_000n, "a"], [2_000_000n, "a"]), [false, false, true])
})

test("names are apart, and what is forgotten begins again", (t) => {
  const silence = Silence.make(30n)
  for (const at of [0n, 15n]) t.false(silence.isLong("a", "x", at))
  t.false(silence.isLong("b", "x", 30n))
  t.true(silence.isLong("a", "x", 30n))
  silence.forget("a")
  t.false(silence.isLong("a", "x", 60n))
})
