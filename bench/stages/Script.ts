/** A stage of a function that its module imports from a script: what scripts are for the other tools. */
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import * as Stage from "../../src/engine/Stage.ts"
import * as Text from "./Text.ts"

/** `module` is the file that imports `append`. */
export const make = (name: string, module: string, append: (text: string) => string) =>
  Stage.make({
    name,
    module,
    params: Schema.Struct({ task: Schema.String, source: Schema.String }),
    options: Text.options,
    inputs: Text.inputs,
    outputs: Text.outputs,
    *run({ options, outputs, params }) {
      const fs = yield* FileSystem.FileSystem
      yield* Text.log(options.log, params.task)
      yield* fs.writeFileString(outputs.text.path, append(params.source))
    }
  })
