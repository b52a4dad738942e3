import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import { Float64, Text } from "../../schemas/Column.ts"
import * as Table from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import * as Stage from "../../src/engine/Stage.ts"
import * as Workflow from "../../src/engine/Workflow.ts"
import { effect } from "../effect.ts"
import { run } from "../engine/Run.ts"

const Halves = Table.make("halves", { version: 1, columns: { name: Text, value: Float64 } })
const Names = Table.make("names", { version: 1, columns: { name: Text } })

/** Why a file is not the table; undefined if it is. */
const complaint = (path: string) =>
  Effect.match(Halves.check?.(path) ?? Effect.void, {
    onFailure: ({ message }) => message,
    onSuccess: () => undefined
  })

effect(
  "a table is itself, also without rows, and neither another nor a part of one",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const path = join(folder, "table.arrow")
      for (const rows of [[], [{ name: "a", value: 0.5 }]]) {
        yield* TableFile.write(Halves, path, rows)
        t.is(yield* complaint(path), undefined)
      }
      const bytes = yield* fs.readFile(path)
      for (const length of [0, 4, 100, bytes.length - 1]) {
        yield* fs.writeFile(path, bytes.subarray(0, length))
        t.regex((yield* complaint(path)) ?? "", /^no whole Arrow file \(\d+ bytes; /)
      }
      yield* TableFile.write(Names, path, [{ name: "a" }])
      t.is(yield* complaint(path), "names@1")
    })
)

effect(
  "a step that writes something else in place of a table fails and says what; nothing is kept",
  (t, folder) =>
    Effect.gen(function*() {
      const fs = yield* FileSystem.FileSystem
      const stage = Stage.make({
        name: "halve",
        module: import.meta.url,
        params: Schema.Struct({}),
        inputs: {},
        outputs: { halves: Halves },
        *run({ outputs }) {
          yield* fs.writeFileString(outputs.halves.path, "name,value\na,0.5\n")
        }
      })
      const workflow = Workflow.make("numbers", {
        config: Schema.Struct({}),
        profiles: { only: {} },
        steps: () => ({ steps: [stage.step("halve", { params: {}, inputs: {} })] })
      })
      const { failed, summary } = yield* run(join(folder, "store"), workflow)
      t.deepEqual(failed, ["halve"])
      t.regex(
        summary.firstFailure?.message ?? "",
        /did not write the output it declares\n +output +halves\n +expected +halves@1 \(a file\)\n +found +no whole Arrow file/
      )
      t.false(yield* fs.exists(join(folder, "store/objects")))
    })
)
