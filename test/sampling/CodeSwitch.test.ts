import test from "ava"
import * as fc from "fast-check"
import * as CodeSwitch from "../../src/sampling/CodeSwitch.ts"

const lexicons = {
  de: new Map([["where", ["wo"]], ["river", ["fluss", "strom"]], ["don't", ["nicht"]]]),
  es: new Map([["where", ["dónde"]], ["river", ["río"]]])
}

const text = "Where is the river, and where's WHERE?"

test("at probability 0 texts stay; at 1 every known word is one of its first translations, all else is as it was", (t) => {
  t.deepEqual(CodeSwitch.switchAll([text], { lexicons, probability: 0, seed: 1 }), [text])
  for (let seed = 0; seed < 20; seed++) {
    const [switched] = CodeSwitch.switchAll([text], { lexicons, probability: 1, seed })
    t.regex(switched, /^(wo|dónde) is the (fluss|río), and where's (wo|dónde)\?$/)
  }
})

test("words with an apostrophe are looked up whole", (t) => {
  t.deepEqual(CodeSwitch.switchAll(["don't"], { lexicons: { de: lexicons.de }, probability: 1, seed: 1 }), ["nicht"])
})

test("a higher probability keeps what a lower one switched", (t) => {
  fc.assert(fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, probability) => {
    const texts = Array.from({ length: 8 }, () => "river where river where river")
    const words = (p: number) =>
      CodeSwitch.switchAll(texts, { lexicons, probability: p, seed }).map((text) => text.split(" "))
    const [some, all] = [words(probability), words(1)]
    t.true(some.every((line, i) => line.every((word, j) => word === "river" || word === "where" || word === all[i][j])))
  }))
})

test("words are switched in the share asked for, into all languages alike", (t) => {
  const texts = Array.from({ length: 4000 }, () => "river")
  const switched = CodeSwitch.switchAll(texts, { lexicons, probability: 0.5, seed: 9 })
  const share = (word: string) => switched.filter((each) => each === word).length / texts.length
  // Four standard deviations of a share of 4,000.
  for (const [word, expected] of [["river", 0.5], ["fluss", 0.25], ["río", 0.25]] as const) {
    t.true(Math.abs(share(word) - expected) < 4 * Math.sqrt((expected * (1 - expected)) / texts.length), word)
  }
})

test("a text's draws do not depend on the texts before it having other words", (t) => {
  const last = (first: string) =>
    CodeSwitch.switchAll([first, "where river where river"], { lexicons, probability: 0.5, seed: 4 })[1]
  t.is(last("river"), last("where is the river that nobody knows?"))
})
