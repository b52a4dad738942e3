/**
 * download: files as their publishers have them, from their URLs or from a mirror, each proven by its SHA-256 where that
 * is pinned.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as Stage from "../engine/Stage.ts"
import * as Access from "../sources/Access.ts"
import * as Client from "../sources/Client.ts"
import * as Transfer from "../sources/Download.ts"
import * as Source from "../sources/Source.ts"

export const Download = Stage.make({
  name: "download",
  module: import.meta.url,
  params: Schema.Struct({
    /** The pins: what the files must be, and so what this step's result depends on. */
    sources: Schema.Array(Source.Source)
  }),
  options: Schema.Struct({
    /** By URL, the length of files of which the exact one is not pinned: for forecasts alone. */
    expectedBytes: Schema.Record(Schema.String, Schema.Int).pipe(Schema.optionalKey),
    /** What who downloads the files should know before, such as their terms. */
    notice: Schema.String.pipe(Schema.optionalKey)
  }),
  inputs: {},
  outputs: { files: SourceFiles },
  isOutside: ({ sources }) => sources.some(({ sha256 }) => sha256 === undefined),
  downloads: ({ sources }, { expectedBytes = {}, notice }) => {
    const lengths = sources.map(({ bytes, url }) => bytes ?? expectedBytes[url])
    return {
      bytes: sum(lengths.filter((bytes) => bytes !== undefined)),
      unknown: lengths.filter((bytes) => bytes === undefined).length,
      ...(notice === undefined ? {} : { notice })
    }
  },
  *run({ checkpoint, options: { expectedBytes = {} }, outputs, params: { sources }, progress }) {
    const fs = yield* FileSystem.FileSystem
    const access = yield* Access.read
    // Kept between attempts, so that a download that was cut goes on where it stopped.
    const folder = checkpoint.scratch
    const lengths = sources.map(({ bytes, url }) => bytes ?? expectedBytes[url] ?? 0)
    let before = 0
    yield* fs.makeDirectory(folder, { recursive: true })
    const transfers = Effect.gen(function*() {
      for (const [i, source] of sources.entries()) {
        const onProgress = (bytes: number, bytesTotal: number | undefined) => {
          lengths[i] = Math.max(bytes, bytesTotal ?? lengths[i])
          return progress({ done: before + bytes, total: sum(lengths), unit: "bytes" })
        }
        yield* Transfer.fetch(source, { ...access, folder, onProgress })
        before += lengths[i]
      }
    })
    yield* Effect.provide(transfers, Client.layer)
    yield* fs.rename(folder, outputs.files.path)
  }
})

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, number) => total + number, 0)
