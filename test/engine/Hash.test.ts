import test from "ava"
import * as fc from "fast-check"
import { isDeepStrictEqual } from "node:util"
import type { Digest } from "../../src/engine/Artifact.ts"
import * as Hash from "../../src/engine/Hash.ts"
import type { Manifest } from "../../src/engine/Manifest.ts"

test("canonical JSON is that of RFC 8785's example", (t) => {
  // Section 3.2.2 and 3.2.4 of the RFC.
  const value = JSON.parse(
    "{\"numbers\":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"
      + "\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\"literals\":[null,true,false]}"
  )
  const expected = "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
    + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
  t.is(Hash.canonical(value), expected)
})

test("canonical JSON sorts members by UTF-16 code units, as in RFC 8785 section 3.2.3", (t) => {
  const value = { "\u20ac": 1, "\r": 2, דּ: 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, ö: 7 }
  t.deepEqual(Object.values(JSON.parse(Hash.canonical(value)) as object), [4, 2, 6, 7, 1, 5, 3])
  t.is(Hash.canonical({ b: 1, B: 1, a: 1, ä: 1 }), "{\"B\":1,\"a\":1,\"b\":1,\"ä\":1}")
})

test("canonical JSON does not depend on the order of members", (t) => {
  fc.assert(fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), (value) => {
    const reversed = Object.fromEntries(Object.entries(value).toReversed())
    return Hash.canonical(value as never) === Hash.canonical(reversed as never)
  }))
  t.pass()
})

test("canonical JSON says the same as the value, and differs where values differ", (t) => {
  // JSON has no negative zero.
  const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as never)
  fc.assert(fc.property(json, (value) => {
    t.deepEqual(JSON.parse(Hash.canonical(value)), value)
  }))
  fc.assert(fc.property(json, json, (one, other) => {
    t.is(Hash.canonical(one) === Hash.canonical(other), isDeepStrictEqual(one, other))
  }))
})

test("numbers are written as ECMAScript writes them, negative zero as zero", (t) => {
  t.is(Hash.canonical([0, -0, 1, 1.5, 1e21, 1e-7, 2 ** 53, 5e-324]), "[0,0,1,1.5,1e+21,1e-7,9007199254740992,5e-324]")
})

const digest = (letter: string): Digest => letter.repeat(64) as Digest

const manifest: Manifest = {
  stage: "encode",
  implementation: digest("f"),
  params: { batch: 8, prefix: "query: ", rate: 0.001, nested: { b: true, a: null } },
  inputs: { encoder: digest("a"), texts: { de: digest("b"), en: digest("c") } },
  outputs: { embeddings: "embeddings@1" },
  environment: { backend: "wasm", threads: 1 }
}

// These digests are the store's format. Where one changes, no store written before finds its results again, and the
// format number in its preimage must change with it.

test("the key of a manifest is pinned", (t) => {
  t.is<string, string>(Hash.key(manifest), "7844f5165582a35315a7fe282dc602d4e708c6da91c01e5701b2a27013dcfc41")
})

test("the digest of the code that ran is pinned", (t) => {
  t.is<string, string>(
    Hash.code({ write: [digest("a")], upper: [digest("b"), digest("c")] }),
    "5b8944cf63e5d536a98906d82f8b2aa7312fd4e2e62ee44d7e3d2448d1033f31"
  )
})

test("the tree object of a folder and its digest are pinned, whatever the order of its files", (t) => {
  const entries = [
    { path: "model.safetensors", digest: digest("d"), bytes: 7 },
    { path: "1/config.json", digest: digest("e"), bytes: 12 }
  ]
  const text = "{\"entries\":[{\"bytes\":12,\"digest\":\"" + "e".repeat(64) + "\",\"path\":\"1/config.json\"},"
    + "{\"bytes\":7,\"digest\":\"" + "d".repeat(64) + "\",\"path\":\"model.safetensors\"}],\"format\":\"repro/tree/1\"}"
  t.is(Hash.tree(entries), text)
  t.is(Hash.tree(entries.toReversed()), text)
  t.is<string, string>(Hash.ofText(text), "58f977bbbd96e8396d19bfb7dd488666cf1f0b04294b5db1591d35ecba7b1d88")
})

test("the digest of a text is the SHA-256 of its UTF-8 bytes", (t) => {
  t.is<string, string>(Hash.ofText("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  t.is(Hash.ofText("ไทย"), Hash.ofBytes(new TextEncoder().encode("ไทย")))
  t.is(Hash.finish(Hash.start().update("a").update("bc")), Hash.ofText("abc"))
})
