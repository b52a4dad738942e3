import * as Effect from "effect/Effect"
import * as Card from "../../src/provenance/Card.ts"
import { serial } from "../effect.ts"
import { lettersIn } from "./Rig.ts"

const rows = (card: ReadonlyArray<Card.Row>) =>
  card.map(({ label, state, value }) =>
    `${state} ${label}: ${value}`
      .replaceAll(/\d{4}-\d\d-\d\d/g, "DAY")
      .replace(/[0-9a-f]{12}(?=,)/, "CODE")
      .replaceAll(new RegExp(`${process.platform}-${process.arch}`, "g"), "PLATFORM")
      .replace(/DAYT[\d-]+/, "ID")
      .replace(/\d+ cores?/, "CORES")
      .replace(process.version, "VERSION")
  )

serial("the card says what was shown, and what nobody tried", (t, folder) =>
  Effect.gen(function*() {
    const { account, kill, run, verify } = yield* lettersIn(folder)
    yield* run("upper/left")
    yield* run()
    t.deepEqual(rows(Card.card(yield* account())), [
      "ok Results: all 4 steps",
      "unknown Lock file: nothing is published to compare with",
      "unknown Rebuilt: not tried",
      "unknown Killed and resumed: not tried",
      "ok Machine: PLATFORM, Node VERSION, CORES, 4 steps",
      "ok Code: CODE, 4 stages",
      "ok Execution: ID, 4 steps, until DAY"
    ])
    yield* verify("--write-lock")
    yield* verify("--rebuild")
    yield* kill("upper/right")
    t.deepEqual(rows(Card.card(yield* account())).slice(1, 4), [
      "ok Lock file: 4 of 4 outputs match letters.small.lock.json",
      "ok Rebuilt: 4 of 4 steps, 0 off; DAY on PLATFORM",
      "ok Killed and resumed: 1 of 4 steps, killed 1 time, 0 off; DAY on PLATFORM"
    ])
    t.deepEqual(rows(Card.card(yield* account({ suffix: "?" }))).slice(0, 3), [
      "off Results: 2 of 4 steps",
      "unknown Lock file: letters.small.lock.json is of a config with other suffix",
      "ok Rebuilt: 2 of 2 steps, 0 off; DAY on PLATFORM"
    ])
  }))

serial("a step's row has all that a reader may ask about it", (t, folder) =>
  Effect.gen(function*() {
    const { account, run, verify } = yield* lettersIn(folder)
    yield* run()
    yield* verify("--write-lock")
    yield* verify("--rebuild", "collect")
    const told = yield* account()
    const steps = Card.steps(told)
    t.deepEqual(steps.map(({ interrupted, lock, name, rebuilt }) => [name, lock, rebuilt, interrupted]), [
      ["write", "ok", "unknown", "unknown"],
      ["upper/left", "ok", "unknown", "unknown"],
      ["upper/right", "ok", "unknown", "unknown"],
      ["collect", "ok", "ok", "unknown"]
    ])
    const [{ finishedAt, fingerprint, key, outputs }] = told.steps
    t.like(steps[0], { stage: "write", key, code: fingerprint, finishedAt, params: { text: "a" }, inputs: [] })
    t.is(steps[0].outputs, outputs)
  }))
