import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import test from "ava"
import * as Effect from "effect/Effect"
import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Dataset from "../../src/datasets/Dataset.ts"
import * as Datasets from "../../src/datasets/Datasets.ts"

test("names are unique and find their dataset", (t) => {
  t.true(Datasets.all.length > 0)
  t.is(new Set(Datasets.all.map(({ name }) => name)).size, Datasets.all.length)
  for (const dataset of Datasets.all) t.is(Datasets.find(dataset.name), dataset)
  t.is(Datasets.find("no such dataset"), undefined)
})

test("languages are listed once, in code-unit order", (t) => {
  for (const { languages } of Datasets.all) t.deepEqual([...languages], [...new Set(languages)].toSorted())
})

test("a downloads folder gives its files as text, and names one it cannot read", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "datasets-"))
  writeFileSync(join(folder, "good"), "héllo")
  writeFileSync(join(folder, "bad"), Buffer.from([0xff, 0xfe]))
  const files = await Effect.runPromise(
    Dataset.filesIn(folder).pipe(Effect.provide([NodeFileSystem.layer, NodePath.layer]))
  )
  t.is(await Effect.runPromise(files("good")), "héllo")
  for (const file of ["bad", "missing"]) {
    t.like(await Effect.runPromise(Effect.flip(files(file))), { _tag: "DatasetUnreadable", file })
  }
})
