/**
 * A workflow's results as a Workflow Run RO-Crate: a folder for others, with everything that is recorded of them and, of
 * the results themselves, as many as are wanted. The same results and config give the same bytes: what time it tells is
 * the journal's.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { Output } from "../engine/Artifact.ts"
import { Store } from "../engine/store/Store.ts"
import type { Account } from "./Account.ts"
import * as Artifacts from "./crate/Artifacts.ts"
import type { Crate } from "./crate/Crate.ts"
import * as Gathering from "./crate/Gathering.ts"
import * as Metadata from "./crate/Metadata.ts"
import type * as Package from "./crate/Package.ts"
import * as Piece from "./crate/Piece.ts"
import * as Readme from "./crate/Readme.ts"

export interface Options extends Pick<Crate, "engine" | "licence"> {
  /** The workflow's file, and the package that it is in. */
  readonly file: string
  readonly package: Package.Package | undefined
  /** Outputs that are larger are not copied, but for those of steps of which the workflow shows something. */
  readonly bytes: number
}

export interface Written {
  readonly outputs: number
  readonly copied: number
  /** Of the copied ones. */
  readonly bytes: number
}

/** Writes the crate into `folder`, which is there. Every step of `account` must have a result. */
export const write = Effect.fnUntraced(function*(folder: string, account: Account, options: Options) {
  const { join } = yield* Path.Path
  const fs = yield* FileSystem.FileSystem
  const artifacts = yield* artifactsOf(account, options.bytes)
  const { pieces, workflow } = yield* Gathering.source(options.file, account, options.package)
  const { engine, licence } = options
  const readme = Readme.text({ account, artifacts, engine, workflow })
  const crate: Crate = {
    account,
    engine,
    licence,
    artifacts,
    workflow,
    pieces: [
      { path: "README.md", content: Piece.ofText(readme), name: "What is in this crate", about: ["./"] },
      ...pieces,
      ...(yield* Gathering.journal(account))
    ]
  }
  const metadata = { path: Metadata.fileName, content: Piece.ofText(Metadata.text(crate)) }
  for (const { content, path } of [metadata, workflow, ...crate.pieces]) {
    yield* into(join(folder, path), (at) => fs.writeFile(at, content))
  }
  const copied = artifacts.filter(({ isCopied }) => isCopied)
  for (const artifact of copied) yield* copy(folder, artifact)
  const written: Written = {
    outputs: artifacts.length,
    copied: copied.length,
    bytes: copied.reduce((sum, { output }) => sum + output.bytes, 0)
  }
  return written
})

/** What is not whole in the store is told of, and not copied. */
const artifactsOf = Effect.fnUntraced(function*({ shown, steps }: Account, bytes: number) {
  const store = yield* Store
  const artifacts: Array<Artifacts.Artifact> = []
  for (const { name: step, outputs } of steps) {
    for (const output of outputs) {
      const isWanted = output.bytes <= bytes || shown.some((each) => each.step === step)
      artifacts.push({
        step,
        output,
        files: output.folder ? yield* store.tree(output.digest) : [],
        isCopied: isWanted && (yield* isWhole(output))
      })
    }
  }
  return artifacts
})

const isWhole = (output: Output) =>
  Effect.flatMap(Store, ({ damages }) => Effect.map(damages(output), (found) => found.length === 0))

const copy = Effect.fnUntraced(function*(folder: string, artifact: Artifacts.Artifact) {
  const { join } = yield* Path.Path
  const fs = yield* FileSystem.FileSystem
  const store = yield* Store
  const { files, output } = artifact
  const path = Artifacts.pathOf(artifact)
  const parts = output.folder
    ? files.map((file) => ({ path: `${path}/${file.path}`, digest: file.digest }))
    : [{ path, digest: output.digest }]
  // Of a folder without files nothing else would be there.
  if (output.folder) yield* fs.makeDirectory(join(folder, path), { recursive: true })
  for (const { digest, path } of parts) {
    yield* into(join(folder, path), (at) =>
      // The store's own files are read-only.
      Effect.andThen(fs.copyFile(store.path(digest), at), fs.chmod(at, 0o644)))
  }
})

/** Makes the folder that `path` is in before. */
const into = Effect.fnUntraced(function*<E, R>(path: string, write: (path: string) => Effect.Effect<void, E, R>) {
  const { dirname } = yield* Path.Path
  const fs = yield* FileSystem.FileSystem
  yield* fs.makeDirectory(dirname(path), { recursive: true })
  yield* write(path)
})
