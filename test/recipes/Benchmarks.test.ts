import test from "ava"
import * as Benchmarks from "../../src/recipes/Benchmarks.ts"

test("a corpus of several files is downloaded and prepared file by file, and searched as one", (t) => {
  const { documents, parallel, qrels } = Benchmarks.prepared("miracl/ar", "miracl-ar-dev", ["ar"])
  t.deepEqual(Object.keys(documents), ["ar-0", "ar-1", "ar-2", "ar-3", "ar-4"])
  t.is(documents["ar-3"].step.name, "prepare/miracl/ar/ar-3")
  t.deepEqual(Object.keys(qrels), ["judged"])
  t.is(parallel, undefined)
})

test("what answers a question in several languages is parallel, and all its texts are kept out of training", (t) => {
  const benchmark = Benchmarks.prepared("xquad-r", "xquad-r", ["de", "en"])
  t.is(benchmark.parallel, "answer")
  t.deepEqual(Object.keys(Benchmarks.texts([benchmark])), ["xquad-r/queries", "xquad-r/documents"])
})
