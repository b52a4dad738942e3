/** A long step that keeps a checkpoint at every tick. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Stage from "../../src/engine/Stage.ts"
import * as Text from "./Text.ts"

export const Ticks = Stage.make({
  name: "ticks",
  module: import.meta.url,
  params: Schema.Struct({ task: Schema.String, source: Schema.String, ticks: Schema.Int, tickSeconds: Schema.Finite }),
  options: Text.options,
  inputs: Text.inputs,
  outputs: Text.outputs,
  *run({ checkpoint, options, outputs, params }) {
    const fs = yield* FileSystem.FileSystem
    const done = yield* checkpoint.load((_, number) => Effect.succeed(number))
    for (let tick = Option.getOrElse(done, () => 0) + 1; tick <= params.ticks; tick++) {
      yield* Text.log(options.log, params.task)
      yield* Effect.sleep(params.tickSeconds * 1000)
      yield* checkpoint.save(tick, (folder) => fs.writeFileString(`${folder}/tick.txt`, String(tick)))
    }
    const text = yield* Text.read(params.source, {})
    yield* fs.writeFileString(outputs.text.path, `${text}${params.task}\n`)
  }
})
