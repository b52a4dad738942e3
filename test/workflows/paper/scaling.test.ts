/** The flagship's profile on published checkpoints, end to end, with what goes wrong on the way. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import { Chosen } from "../../../schemas/Choice.ts"
import { Results } from "../../../schemas/Results.ts"
import * as TableFile from "../../../schemas/TableFile.ts"
import * as HuggingFace from "../../../src/sources/HuggingFace.ts"
import scaling from "../../../workflows/scaling.ts"
import { serial } from "../../effect.ts"
import { run } from "../../engine/Run.ts"
import { publish, revision, serving, small } from "./hub.ts"

const vocabulary = ["spiece.model", "tokenizer_config.json", "special_tokens_map.json"]

const shards = (stem: string, ending: string) => [
  `${stem}.${ending}.index.json`,
  `${stem}-00001-of-00002.${ending}`,
  `${stem}-00002-of-00002.${ending}`
]

const mt5 = (root: string, name: string, format: string | undefined, weights: ReadonlyArray<string>) =>
  publish(root, name, ["hub/mt5-tiny", ...(format === undefined ? [] : [`checkpoints/${format}`])], [
    "config.json",
    ...vocabulary,
    ...weights
  ])

serial(
  "scaling: every format of weights, learning rates chosen on the development set, and bad answers of the hub",
  (t, folder) =>
    Effect.scoped(Effect.gen(function*() {
      const [root, store] = [join(folder, "hub"), join(folder, "store")]
      const fs = yield* FileSystem.FileSystem
      const sizes = {
        xl: {
          checkpoint: mt5(root, "mt5-xl", "sharded-safetensors", shards("model", "safetensors")),
          learningRate: 1e-3
        },
        large: {
          checkpoint: mt5(root, "mt5-large", "sharded-bin", shards("pytorch_model", "bin")),
          learningRate: 1e-3
        },
        base: { checkpoint: mt5(root, "mt5-base", "legacy", ["pytorch_model.bin"]), learningRate: [1e-3] },
        small: { checkpoint: mt5(root, "mt5-small", undefined, ["pytorch_model.bin"]), learningRate: [1e-3, 1e-2] }
      }
      const set = { ...small, "data.heldOut": "4", sizes: JSON.stringify(sizes) }
      const server = yield* serving(root)
      const path = (name: string, file: string) =>
        `${HuggingFace.folder({ repository: `lab/${name}`, revision })}/${file}`
      server.faults
        .set(path("mt5-small", "pytorch_model.bin"), { cutAfter: 20_000, times: 1 })
        .set(path("mt5-xl", "config.json"), { status: 503, headers: { "retry-after": "0" }, times: 1 })
        .set(path("mt5-large", "pytorch_model-00002-of-00002.bin"), { wrong: true, times: 1 })

      const first = yield* run(store, scaling, { profile: "paper", set })
      t.deepEqual(first.failed, ["download/lab/mt5-large"])
      t.regex(String(first.summary.firstFailure), /not what its server says it is\n.*pytorch_model-00002-of-00002\.bin/)
      t.true(first.skipped.includes("fine-tune/large/hybrid/1") && first.done.includes("score/xl/hybrid/1"))
      const resumed = server.seen.filter(({ range }) => range === "bytes=20000-")
      t.deepEqual(resumed.map(({ path }) => path.split("/").at(-1)), Array(resumed.length).fill("pytorch_model.bin"))
      t.true(resumed.length > 0)

      const second = yield* run(store, scaling, { profile: "paper", set })
      t.like(second.summary, { failed: 0, skipped: 0 })
      t.true(
        second.executed.every((step) => /large|^(summarise|analyse|check\/claims|report)$/.test(step)),
        second.executed.join(" ")
      )
      t.deepEqual((yield* run(store, scaling, { profile: "paper", set })).executed, [])

      const latest = (path: string) => join(store, "latest/scaling/paper", path)
      const results = yield* TableFile.read(Results, latest("summarise/results.arrow"))
      const cells = new Set(results.map(({ model, strategy }) => `${model}/${strategy}`))
      t.is(cells.size, 4 * 4)
      const choice = yield* Schema.decodeUnknownEffect(Schema.fromJsonString(Chosen))(
        yield* fs.readFileString(latest("select/small/choice.json"))
      )
      t.deepEqual(choice.candidates.map(({ learningRate }) => learningRate), [1e-3, 1e-2])
      const best = choice.candidates.find(({ learningRate }) => learningRate === choice.learningRate)
      t.true(choice.candidates.every(({ value }) => value <= (best?.value ?? 0)))
    }))
)
