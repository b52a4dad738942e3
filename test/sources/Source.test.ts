import test from "ava"
import * as Datasets from "../../src/datasets/Datasets.ts"
import * as Source from "../../src/sources/Source.ts"

const fields = { sha256: "0".repeat(64), bytes: 1, licence: "CC0-1.0", citation: "Nobody 2024" }

test("a source is stored under host and path of its URL", (t) => {
  const { url } = Source.make({ ...fields, url: "https://example.org/data/9bc8c7f/a%20b/en.json" })
  t.is(Source.path(url), "example.org/data/9bc8c7f/a%20b/en.json")
})

test("a URL that is no safe relative path is refused", (t) => {
  const refused = [
    "not a url",
    "ftp://example.org/a",
    "file:///etc/passwd",
    "https://example.org/",
    "https://example.org/a/",
    "https://example.org//a",
    "https://example.org/a?download=1",
    "https://example.org/a?",
    "https://example.org/a#b",
    "https://example.org/a/../b",
    "https://example.org/a/%2e%2e/b",
    "https://example.org/a/.hidden",
    "https://example.org/a\\b",
    "https://example.org/a b",
    "https://me:secret@example.org/a",
    "HTTPS://example.org/a"
  ]
  for (const url of refused) t.throws(() => Source.make({ ...fields, url }), undefined, url)
})

test("a malformed pin is refused", (t) => {
  const url = "https://example.org/a"
  t.throws(() => Source.make({ ...fields, url, sha256: "0".repeat(63) }))
  t.throws(() => Source.make({ ...fields, url, sha256: "A".repeat(64) }))
  t.throws(() => Source.make({ ...fields, url, bytes: 0 }))
  t.throws(() => Source.make({ ...fields, url, licence: "" }))
})

test("what is pinned of a dataset on a git host is pinned at a commit, and no two sources share a file", (t) => {
  const sources = Datasets.all.flatMap((dataset) => Datasets.sources(dataset.name))
  t.true(sources.length > 0)
  for (const { sha256, url } of sources) {
    const isOnGitHost = /^https:\/\/(huggingface\.co|raw\.githubusercontent\.com)\//.test(url)
    if (isOnGitHost && sha256 !== undefined) t.regex(url, /\/[0-9a-f]{40}\//)
  }
  const urls = new Set(sources.map(({ url }) => url))
  t.is(new Set([...urls].map(Source.path)).size, urls.size)
})
