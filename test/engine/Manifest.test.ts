import test from "ava"
import * as Schema from "effect/Schema"
import * as Artifact from "../../src/engine/Artifact.ts"
import * as Hash from "../../src/engine/Hash.ts"
import * as Manifest from "../../src/engine/Manifest.ts"
import * as Stage from "../../src/engine/Stage.ts"

const Text = Artifact.file("text", 1, ".txt")

interface Variant {
  readonly name?: string
  readonly implementation?: string
  readonly kindVersion?: number
  readonly params?: { readonly rate: number; readonly model: { readonly layers: number } }
  readonly options?: { readonly logEvery: number }
  readonly backend?: string
  readonly digests?: Manifest.InputDigests
  readonly step?: string
}

const digests: Manifest.InputDigests = {
  one: Hash.ofText("one"),
  many: { de: Hash.ofText("de"), en: Hash.ofText("en") }
}
const source = Stage.make({
  name: "source",
  module: import.meta.url,
  params: Schema.Struct({}),
  inputs: {},
  outputs: { text: Text },
  *run() {}
}).step("source", { params: {}, inputs: {} }).outputs.text

/** The key of one step that differs from the plain one by `variant` alone. */
const key = (variant: Variant = {}): string => {
  const stage = Stage.make({
    name: variant.name ?? "train",
    module: import.meta.url,
    params: Schema.Struct({ rate: Schema.Finite, model: Schema.Struct({ layers: Schema.Int }) }),
    options: Schema.Struct({ logEvery: Schema.Int }),
    inputs: { one: Text, many: Stage.many(Text) },
    outputs: { result: Artifact.folder("result", variant.kindVersion ?? 1) },
    environment: () => ({ backend: variant.backend ?? "wasm" }),
    *run() {}
  })
  const step = stage.step(variant.step ?? "train/small", {
    params: variant.params ?? { rate: 0.1, model: { layers: 2 } },
    options: variant.options ?? { logEvery: 10 },
    inputs: { one: source, many: { de: source, en: source } }
  })
  return Hash.key(Manifest.make(step, Hash.ofText(variant.implementation ?? "code"), variant.digests ?? digests))
}

const changes: Readonly<Record<string, Variant>> = {
  "the stage's name": { name: "train2" },
  "the implementation": { implementation: "other code" },
  "a param": { params: { rate: 0.2, model: { layers: 2 } } },
  "a nested param": { params: { rate: 0.1, model: { layers: 3 } } },
  "an input's digest": { digests: { ...digests, one: Hash.ofText("two") } },
  "the digest of one of many inputs": {
    digests: { ...digests, many: { de: Hash.ofText("DE"), en: Hash.ofText("en") } }
  },
  "the label of one of many inputs": {
    digests: { ...digests, many: { fr: Hash.ofText("de"), en: Hash.ofText("en") } }
  },
  "the version of an output's kind": { kindVersion: 2 },
  "the environment": { backend: "cpu" }
}

for (const [what, variant] of Object.entries(changes)) {
  test(`the key changes with ${what}`, (t) => t.not(key(variant), key()))
}

test("all these changes give different keys", (t) => {
  t.is(new Set(Object.values(changes).map(key)).size, Object.keys(changes).length)
})

test("the key does not change with options", (t) => t.is(key({ options: { logEvery: 99 } }), key()))

test("the key does not change with the step's name in its workflow", (t) => t.is(key({ step: "renamed" }), key()))

test("the environment follows from the params", (t) => {
  const stage = Stage.make({
    name: "encode",
    module: import.meta.url,
    params: Schema.Struct({ backend: Schema.String }),
    inputs: {},
    outputs: { text: Text },
    environment: ({ backend }) => ({ library: `${backend}@4` }),
    *run() {}
  })
  const step = stage.step("encode", { params: { backend: "cpu" }, inputs: {} })
  t.deepEqual(Manifest.make(step, Hash.ofText("code"), {}), {
    stage: "encode",
    implementation: Hash.ofText("code"),
    params: { backend: "cpu" },
    inputs: {},
    outputs: { text: "text@1" },
    environment: { library: "cpu@4" }
  })
})

test("params that do not fit their schema are refused when the step is made", (t) => {
  const stage = Stage.make({
    name: "encode",
    module: import.meta.url,
    params: Schema.Struct({ size: Schema.Int }),
    inputs: {},
    outputs: { text: Text },
    *run() {}
  })
  t.throws(() => stage.step("encode", { params: { size: 1.5 }, inputs: {} }), { message: /size/ })
})
