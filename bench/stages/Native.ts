/** What the command does, without a shell: shows what the engine itself costs. */
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import * as Stage from "../../src/engine/Stage.ts"
import * as Text from "./Text.ts"

export const Native = Stage.make({
  name: "native",
  module: import.meta.url,
  params: Schema.Struct({ task: Schema.String, source: Schema.optionalKey(Schema.String) }),
  options: Text.options,
  inputs: Text.inputs,
  outputs: Text.outputs,
  *run({ inputs, options, outputs, params }) {
    const fs = yield* FileSystem.FileSystem
    yield* Text.log(options.log, params.task)
    const text = yield* Text.read(params.source, inputs.texts)
    yield* fs.writeFileString(outputs.text.path, `${text}${params.task}\n`)
  }
})
