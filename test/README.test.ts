import test from "ava"
import { readFileSync } from "node:fs"
import * as Hash from "../src/engine/Hash.ts"

const at = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8")
const readme = at("README.md")

/** The fenced blocks of a language, each with its closing line break. */
const blocks = (language: string): ReadonlyArray<string> =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "gm"))].map(([, text]) => text)

test("the workflow that the README shows is the one that runs", (t) => {
  t.true(blocks("ts").includes(at("workflows/scaling.ts")))
})

test("the table that the README shows has the published digest", (t) => {
  const lock = JSON.parse(at("workflows/scaling.mini.lock.json"))
  t.true(blocks("text").map(Hash.ofText).includes(lock.steps.report.summary.digest))
})

test("every file that the README links to is there", (t) => {
  const paths = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path)
  t.true(paths.length > 5)
  for (const path of paths) t.notThrows(() => at(path.endsWith("decisions") ? `${path}/0001-content-keys.md` : path))
})
