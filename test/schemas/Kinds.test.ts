import test from "ava"
import { readdirSync } from "node:fs"
import * as Kinds from "../../schemas/Kinds.ts"
import { type Kind, kindId } from "../../src/engine/Artifact.ts"

const folder = new URL("../../schemas/", import.meta.url)

const isKind = (value: unknown): value is Kind =>
  typeof value === "object" && value !== null && "form" in value && "extension" in value && "comparison" in value

test("every kind of the folder is found by its id, and by no other version", async (t) => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"))
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)))
  const kinds = modules.flatMap((module) => Object.values(module as object)).filter(isKind)
  t.true(kinds.length > 15)
  for (const kind of kinds) {
    t.is(await Kinds.named(kindId(kind)), kind)
    t.is(await Kinds.named(`${kind.name}@${kind.version + 1}`), undefined)
  }
  t.is(await Kinds.named("toString@1"), undefined)
})
