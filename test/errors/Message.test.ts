import test from "ava"
import * as fc from "fast-check"
import { didYouMean, format, nearest } from "../../src/errors/Message.ts"

test("a message is a title, aligned facts and a hint", (t) => {
  const message = format({ title: "It broke", facts: { url: "https://x", expected: 4 }, hint: "Mend it" })
  t.is(message, "It broke\n  url       https://x\n  expected  4\nMend it")
})

test("facts that are not known, and a missing hint, leave no line", (t) => {
  t.is(format({ title: "It broke", facts: { url: undefined, size: 0 } }), "It broke\n  size  0")
  t.is(format({ title: "It broke" }), "It broke")
})

test("a fact of several lines stays under its first line", (t) => {
  t.is(format({ title: "It broke", facts: { cause: "one\ntwo" } }), "It broke\n  cause  one\n         two")
})

test("near names come nearest first, at most three, whatever their case", (t) => {
  t.deepEqual(nearest("smal", ["large", "tiny", "Small", "smal"]), ["smal", "Small"])
  t.is(nearest("a1", ["a2", "a3", "a4", "a5"]).length, 3)
  t.deepEqual(nearest("nDGC@10", ["RR@10", "nDCG@10", "mAP"]), ["nDCG@10"])
})

test("a name nothing is near to gets no suggestion", (t) => {
  t.is(didYouMean("encoder-decoder", ["small", "large"]), undefined)
  t.is(didYouMean("smal", ["small", "large"]), "Did you mean small?")
})

test("every name is nearest to itself", (t) => {
  fc.assert(fc.property(fc.uniqueArray(fc.string({ maxLength: 12 }), { minLength: 1, selector: lower }), (names) => {
    for (const name of names) if (nearest(name, names)[0] !== name) return false
    return true
  }))
  t.pass()
})

const lower = (name: string): string => name.toLowerCase()
