/**
 * Published tokenizers here and in the libraries they come from: the same ids, and at what speed. Tokenizers in the
 * layout of mT5, XLM-R and LaBSE are trained on the texts of XQuAD-R by those libraries (reference.py), in Python.
 *
 * node bench/tokenizer/run.ts --texts FOLDER_OF_XQUAD_R [--python python3]
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import type { Tokenizer } from "../../src/models/tokenizer/Tokenizer.ts"
import * as TokenizerFolder from "../../src/models/tokenizer/TokenizerFolder.ts"
import * as Machine from "../Machine.ts"
import * as Revision from "../Revision.ts"

const { values } = parseArgs({
  options: { texts: { type: "string", default: "" }, python: { type: "string", default: "python3" } }
})

const ROUNDS = 3

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const python = (...args: ReadonlyArray<string>): void => {
  const { status } = spawnSync(values.python, [path("reference.py"), ...args], { stdio: "inherit" })
  if (status !== 0) throw new Error(`reference.py ended with ${status}`)
}

interface Texts {
  /** So many of the texts are of XQuAD-R; the others are odd. */
  readonly real: number
  readonly texts: ReadonlyArray<string>
}

interface Reference {
  readonly reference: string
  readonly seconds: number
  readonly ids: ReadonlyArray<ReadonlyArray<number>>
}

const read = <A>(file: string) =>
  Effect.map(
    Effect.flatMap(FileSystem.FileSystem, (fs) => fs.readFileString(file)),
    (text): A => JSON.parse(text)
  )

/** Each model by itself, so that no other's memory slows it. */
const compare = Effect.fnUntraced(function*(folder: string, { real, texts }: Texts) {
  const before = performance.now()
  const tokenizer = yield* TokenizerFolder.load(folder)
  const loaded = performance.now()
  const { ids, reference, seconds } = yield* read<Reference>(`${folder}/reference.json`)
  const ours = encode(tokenizer, texts)
  const differing = ids.flatMap((expected, i) => expected.join() === ours.ids[i].join() ? [] : [i])
  const characters = texts.reduce((sum, text) => sum + [...text].length, 0)
  yield* TokenizerFolder.adopt(folder, `${folder}/adopted`)
  return {
    reference,
    texts: { real, odd: texts.length - real, characters },
    differing: { real: differing.filter((i) => i < real).length, odd: differing.filter((i) => i >= real).length },
    loadSeconds: round((loaded - before) / 1000),
    millionCharactersPerSecond: {
      repro: round(characters / ours.seconds / 1e6),
      reference: round(characters / seconds / 1e6)
    }
  }
})

/** The ids, and the seconds of the fastest round. */
const encode = (tokenizer: Tokenizer, texts: ReadonlyArray<string>) => {
  let seconds = Infinity
  let ids: ReadonlyArray<Int32Array> = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    ids = tokenizer.encodeBatch(texts)
    seconds = Math.min(seconds, (performance.now() - start) / 1000)
  }
  return { ids, seconds }
}

const round = (value: number): number => Number(value.toPrecision(3))

const main = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const measured = yield* Revision.here
  const work = yield* fs.makeTempDirectoryScoped({ prefix: "repro-tokenizers-" })
  python(values.texts, work)
  const texts = yield* read<Texts>(`${work}/texts.json`)
  const models: Record<string, Effect.Success<ReturnType<typeof compare>>> = {}
  for (const name of (yield* fs.readDirectory(work)).filter((name) => !name.includes(".")).sort()) {
    models[name] = yield* compare(`${work}/${name}`, texts)
    process.stdout.write(`${name}  ${JSON.stringify(models[name])}\n`)
  }
  python("--adopted", work)
  const adopted = yield* read<unknown>(`${work}/adopted.json`)
  const results = { machine: Machine.here(), measured, models, adopted }
  yield* fs.writeFileString(path("../results/tokenizer.json"), JSON.stringify(results, null, 1) + "\n")
})

NodeRuntime.runMain(main.pipe(Effect.scoped, Effect.provide(NodeServices.layer)))
