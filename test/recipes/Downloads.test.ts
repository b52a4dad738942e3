import test from "ava"
import { downloads } from "../../src/recipes/Downloads.ts"
import type { Source } from "../../src/sources/Source.ts"

test("datasets of the same files share a download, embedded ones have none", (t) => {
  const files = downloads(["mtop-official-test", "mini-training", "mtop-official-dev", "xquad-r"])
  t.deepEqual(Object.values(files).map(({ step }) => step.name), ["download/mtop-official-test", "download/xquad-r"])
})

test("only the files of the languages asked for are downloaded", (t) => {
  const urls = ({ step }: { readonly step: { readonly params: object } }) =>
    (step.params as { readonly sources: ReadonlyArray<Source> }).sources.map(({ url }) => url.split("/").at(-1))
  t.deepEqual(urls(downloads(["xquad-r"], ["de", "th"])["xquad-r"]), ["de.json", "th.json"])
  t.is(urls(downloads(["xquad-r"])["xquad-r"]).length, 11)
})
