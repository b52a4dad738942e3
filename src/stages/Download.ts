/** download: a dataset's pinned source files, from their URLs or from a mirror, each proven by its SHA-256. */
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as Datasets from "../datasets/Datasets.ts"
import * as Transfer from "../datasets/Download.ts"
import * as Source from "../datasets/Source.ts"
import type { Ref } from "../engine/Artifact.ts"
import * as Stage from "../engine/Stage.ts"

export const Download = Stage.make({
  name: "download",
  module: import.meta.url,
  params: Schema.Struct({
    /** The pins: what the files must be, and so what this step's result depends on. */
    sources: Schema.Array(Source.Source)
  }),
  inputs: {},
  outputs: { files: SourceFiles },
  *run({ checkpoint, outputs, params: { sources }, progress }) {
    const fs = yield* FileSystem.FileSystem
    const mirror = Option.getOrUndefined(yield* Config.option(Config.String("REPRO_MIRROR")))
    // Kept between attempts, so that a download that was cut goes on where it stopped.
    const folder = checkpoint.scratch
    const total = sources.reduce((sum, { bytes }) => sum + bytes, 0)
    let before = 0
    yield* fs.makeDirectory(folder, { recursive: true })
    for (const source of sources) {
      const onProgress = (bytes: number) => progress({ done: before + bytes, total, unit: "bytes" })
      yield* Transfer.fetch(source, { folder, mirror, onProgress }).pipe(Effect.provide(FetchHttpClient.layer))
      before += source.bytes
    }
    yield* fs.rename(folder, outputs.files.path)
  }
})

/** One download step for each of the named datasets that has files to download. */
export const downloads = (names: ReadonlyArray<string>): Readonly<Record<string, Ref<typeof SourceFiles>>> =>
  Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const sources = Datasets.find(name)?.sources ?? []
      if (sources.length === 0) return []
      return [[name, Download.step(`download/${name}`, { params: { sources }, inputs: {} }).outputs.files]]
    })
  )
