import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { Float64, Int32, Text } from "../../schemas/Column.ts"
import * as OpenTable from "../../schemas/OpenTable.ts"
import * as Table from "../../schemas/Table.ts"
import * as TableFile from "../../schemas/TableFile.ts"
import { effect } from "../effect.ts"

const Ages = Table.make("ages", { version: 1, columns: { name: Text, age: Int32, weight: Float64 } })

effect("a column is read whole, or in some rows", (t, folder) =>
  Effect.gen(function*() {
    const path = join(folder, "ages.arrow")
    yield* TableFile.write(Ages, path, ["ä", "b", "c"].map((name, age) => ({ name, age, weight: age / 2 })))
    const table = yield* OpenTable.open(Ages, path)
    t.is(table.rows, 3)
    t.deepEqual(table.texts("name"), ["ä", "b", "c"])
    t.deepEqual(table.texts("name", Int32Array.of(2, 0)), ["c", "ä"])
    t.deepEqual(Array.from(table.numbers("age")), [0, 1, 2])
    t.deepEqual(Array.from(table.numbers("weight", Int32Array.of(1))), [0.5])
  }))

effect("what is no such table is refused", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const refused = (path: string, table = Ages as Table.Table) =>
      Effect.map(Effect.flip(OpenTable.open(table, path)), ({ message }) => message)
    const path = join(folder, "ages.arrow")
    yield* TableFile.write(Ages, path, [{ name: "a", age: 1, weight: 1 }])
    const Newer = Table.make("ages", { version: 2, columns: { name: Text } })
    t.regex(yield* refused(path, Newer as unknown as Table.Table), /expected +ages@2\n +found +ages@1\n/)
    yield* fs.writeFile(join(folder, "cut.arrow"), (yield* fs.readFile(path)).subarray(0, 100))
    t.regex(yield* refused(join(folder, "cut.arrow")), /no whole Arrow file \(100 bytes/)
    t.regex(yield* refused(join(folder, "absent.arrow")), /NotFound/)
  }))
