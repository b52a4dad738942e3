import test from "ava"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Config from "../../src/engine/Config.ts"
import { ConfigInvalid } from "../../src/engine/Errors.ts"
import * as Workflow from "../../src/engine/Workflow.ts"

const workflow = Workflow.make("letters", {
  config: Schema.Struct({
    seeds: Schema.Array(Schema.Int),
    name: Schema.String,
    backend: Schema.Literals(["wasm", "cpu"]),
    model: Schema.optionalKey(Schema.Union([Schema.String, Schema.Struct({ repository: Schema.String })])),
    training: Schema.Struct({
      rate: Schema.Finite,
      steps: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9 })),
      chunk: Schema.optionalKey(Schema.Int),
      note: Schema.optionalKey(Schema.String),
      optimizer: Schema.optionalKey(Schema.TaggedUnion({ plain: {}, scaled: { byWeight: Schema.Boolean } }))
    })
  }),
  profiles: {
    small: { seeds: [1, 2], name: "a", backend: "wasm", training: { rate: 0.5, steps: 3 } },
    large: { seeds: [7], name: "b", backend: "cpu", model: "c", training: { rate: 0.1, steps: 9 } },
    wrong: { seeds: [7], name: "b", backend: "cpu", training: { rate: 0.1, steps: 10 } }
  },
  steps: () => ({ steps: [] })
})

const choose = (set: Record<string, string> = {}, profile?: string) =>
  Effect.runSync(Effect.result(Config.choose(workflow, { profile, set })))

const value = (set: Record<string, string>, profile?: string) => Result.getOrThrow(choose(set, profile)).value

const refusal = (set: Record<string, string>, profile?: string): string => {
  const result = choose(set, profile)
  return Result.isFailure(result) && result.failure instanceof ConfigInvalid ? result.failure.message : "no refusal"
}

test("the first profile is the default", (t) => {
  const chosen = Result.getOrThrow(choose())
  t.is(chosen.profile, "small")
  t.deepEqual(chosen.value, workflow.profiles["small"])
  t.deepEqual(chosen.encoded, chosen.value as never)
})

test("a profile is chosen by name", (t) => t.deepEqual(value({}, "large"), workflow.profiles["large"]))

test("an unknown profile is refused with the names there are, the nearest as a hint", (t) => {
  t.is(
    refusal({}, "lagre"),
    "Workflow letters has no profile lagre\n  profiles  small, large, wrong\nDid you mean large?"
  )
})

test("a nested value is set by its dotted path, and nothing else changes", (t) => {
  const changed = value({ "training.rate": "0.25" })
  t.deepEqual(changed, { ...workflow.profiles["small"], training: { rate: 0.25, steps: 3 } })
  t.is(workflow.profiles["small"]?.training.rate, 0.5)
})

test("an element is set by its index", (t) => {
  t.deepEqual(value({ "seeds.1": "5" }), { ...workflow.profiles["small"], seeds: [1, 5] })
})

test("a whole list or record is set as JSON", (t) => {
  t.like(value({ seeds: "[3,4,5]", training: "{\"rate\":1,\"steps\":1}" }), {
    seeds: [3, 4, 5],
    training: { rate: 1, steps: 1 }
  })
})

test("a text that looks like a number stays a text", (t) => t.like(value({ name: "10" }), { name: "10" }))

test("a record takes the place of a text where the schema allows either, and nowhere else", (t) => {
  t.like(value({ model: "{\"repository\":\"d\"}" }, "large"), { model: { repository: "d" } })
  t.like(value({ model: "{d" }, "large"), { model: "{d" })
  t.like(value({ name: "{\"repository\":\"d\"}" }, "large"), { name: "{\"repository\":\"d\"}" })
})

test("several values are set at once", (t) => {
  t.like(value({ name: "x", backend: "cpu", "seeds.0": "9" }), { name: "x", backend: "cpu", seeds: [9, 2] })
})

test("what a profile leaves out, and may leave out, is set by its path as well", (t) => {
  const set = (typed: Record<string, string>) => value(typed) as { readonly training: object }
  t.deepEqual(set({ "training.chunk": "32" }).training, { rate: 0.5, steps: 3, chunk: 32 })
  t.like(set({ "training.note": "10" }), { training: { note: "10" } })
  t.like(set({ "training.optimizer._tag": "plain" }), { training: { optimizer: { _tag: "plain" } } })
  t.like(set({ "training.optimizer._tag": "scaled", "training.optimizer.byWeight": "false" }), {
    training: { optimizer: { _tag: "scaled", byWeight: false } }
  })
})

test("what is left out and does not fit is refused like any other value", (t) => {
  t.regex(refusal({ "training.chunk": "few" }), /config's training\.chunk does not fit/)
  t.regex(refusal({ "training.optimizer._tag": "scaled" }), /training\.optimizer\.byWeight\n +found +nothing/)
  t.regex(refusal({ "training.optimizer.tag": "plain" }), /no training\.optimizer\.tag\n.*\n.*_tag, byWeight/)
})

test("an unknown path is refused with the keys there are", (t) => {
  t.is(
    refusal({ "training.rat": "1" }),
    "The config has no training.rat\n  found     rat\n  expected  one of rate, steps, chunk, note, optimizer\n"
      + "Did you mean rate?"
  )
  t.regex(refusal({ "name.first": "1" }), /has no name\.first\n.*first\n.*no further key/)
})

test("what an array has besides its elements is no path", (t) => {
  t.regex(refusal({ "seeds.length": "0" }), /has no seeds\.length\n.*length\n.*one of 0, 1/)
  t.regex(refusal({ "seeds.2": "0" }), /has no seeds\.2/)
})

test("an ill-typed value is refused with path, what was found and what was expected", (t) => {
  const message = "The config's training.rate does not fit\n  path      training.rate\n  found     \"fast\"\n"
    + "  expected  number\nGive a value of the expected type: --set path=value"
  t.is(refusal({ "training.rate": "fast" }), message)
  t.regex(refusal({ backend: "gpu" }), /found +"gpu"\n +expected +"wasm" \| "cpu"/)
})

test("a key the config does not have, inside a value given as JSON, is refused", (t) => {
  t.regex(refusal({ training: "{\"rate\":1,\"steps\":1,\"warmup\":2}" }), /config's training\.warmup does not fit/)
  t.regex(refusal({ training: "{\"rate\":1}" }), /path +training\.steps\n +found +nothing\n +expected +a value\n/)
})

test("several problems are told at once, each with what was found and what was expected", (t) => {
  const message = "The config does not fit\n  backend         \"gpu\", expected \"wasm\" | \"cpu\"\n"
    + "  training.rate   \"fast\", expected number\n  training.steps  10, expected a value between 1 and 9\n"
    + "Give a value of the expected type: --set path=value"
  t.is(refusal({ backend: "gpu", "training.rate": "fast", "training.steps": "10" }), message)
})

test("a profile that does not fit is refused like any other value", (t) => {
  t.regex(refusal({}, "wrong"), /config's training\.steps does not fit\n.*\n +found +10\n/)
})
