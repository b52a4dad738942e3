/** What all stages of the measurements have in common: texts in, one text out, and the log of executions. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import * as Artifact from "../../src/engine/Artifact.ts"
import * as Stage from "../../src/engine/Stage.ts"

export const kind = Artifact.file("text", 1, ".txt")

/** Labels keep the inputs' order. */
export const inputs = { texts: Stage.many(kind) }
export const outputs = { text: kind }

export const options = Schema.Struct({ log: Schema.String })

/** Says that a task is executed. */
export const log = Effect.fnUntraced(function*(file: string, task: string) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.writeFileString(file, `${task}\n`, { flag: "a" })
})

/** What the commands of `Work.ts` read. Lines that begin with # are left out of a source. */
export const read = Effect.fnUntraced(
  function*(source: string | undefined, texts: Readonly<Record<string, { readonly path: string }>>) {
    if (source !== undefined) return linesOf(source).filter((line) => !line.startsWith("#")).join("")
    const fs = yield* FileSystem.FileSystem
    const read = yield* Effect.forEach(Object.values(texts), ({ path }) => fs.readFileString(path))
    return read.length === 1 ? read.join("") : [...new Set(read.flatMap(linesOf))].sort().join("")
  }
)

const linesOf = (text: string): ReadonlyArray<string> => text.match(/.*\n/g) ?? []
