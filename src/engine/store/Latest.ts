/**
 * Human names for results: latest/<workflow>/<profile>/<step>/<output> is the object a step produced last, under a name
 * by which other tools open it. Hard links, since some tools go by the name that a symbolic link leads to; the record,
 * which tells the planner what to compare with, is a symbolic link, so that its key can be read off it.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import { readlinkSync } from "node:fs"
import type { Digest, Output } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import type { TreeEntry } from "../Hash.ts"
import { Journal } from "../journal/Journal.ts"
import type { Known, Record as JournalRecord } from "../journal/Record.ts"
import type { Step } from "../Stage.ts"
import type { Graph } from "../Workflow.ts"
import * as AtomicFile from "./AtomicFile.ts"
import * as FileStamp from "./FileStamp.ts"
import { Store } from "./Store.ts"

type Where = Pick<Graph, "workflow" | "profile">

export class Latest extends Context.Service<Latest, {
  /** The record of the step's latest result. */
  readonly find: (graph: Where, step: string) => Effect.Effect<Option.Option<JournalRecord>, StoreFailed>
  /** Makes the step's names lead to this record's outputs, whatever became of them; does nothing where they do. */
  readonly ensure: (graph: Where, step: Step, record: Known) => Effect.Effect<void, StoreFailed>
  /** The path under which people find an output. */
  readonly path: (graph: Where, step: Step, output: string) => string
}>()("repro/engine/Latest") {}

const recordName = "record.json"

const make = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const store = yield* Store
  const journal = yield* Journal
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const folder = (graph: Where, step: string) =>
    [store.root, "latest", graph.workflow, graph.profile, ...step.split("/")].join(paths.sep)
  const fileOf = (at: string, step: Step, output: string) =>
    at + paths.sep + output + (step.stage.outputs[output]?.extension ?? "")

  /** The key that the record link names, if there is one. */
  const keyAt = (at: string): Digest | undefined => {
    try {
      return paths.basename(readlinkSync(at + paths.sep + recordName), ".json") as Digest
    } catch {
      return undefined
    }
  }

  /** Names that the step's earlier result had and this one has not. */
  const removeOthers = Effect.fnUntraced(function*(at: string, step: Step, earlier: Digest | undefined, record: Known) {
    if (earlier === undefined || earlier === record.key) return
    const known = yield* journal.glance(earlier)
    for (const output of Object.keys(known?.outputs ?? {})) {
      if (!Object.hasOwn(record.outputs, output)) {
        yield* fs.remove(fileOf(at, step, output), { recursive: true, force: true })
      }
    }
  })

  const ensure = Effect.fnUntraced(function*(graph: Where, step: Step, record: Known) {
    const at = folder(graph, step.name)
    const earlier = keyAt(at)
    yield* removeOthers(at, step, earlier, record)
    for (const [name, output] of Object.entries(record.outputs)) {
      const file = fileOf(at, step, name)
      if (yield* isInPlace(store, file, output)) continue
      yield* fs.makeDirectory(at, { recursive: true })
      yield* place(store, file, output)
    }
    if (earlier !== record.key) yield* symlink(journal.recordPath(record.key), paths.join(at, recordName))
  })

  return Latest.of({
    find: (graph, step) =>
      Effect.suspend(() => {
        const key = keyAt(folder(graph, step))
        return key === undefined ? Effect.succeedNone : journal.find(key)
      }),
    ensure: (graph, step, record) =>
      ensure(graph, step, record).pipe(
        Effect.provide(services),
        Effect.mapError((error) => error instanceof StoreFailed ? error : because(error, folder(graph, step.name)))
      ),
    path: (graph, step, output) => fileOf(folder(graph, step.name), step, output)
  })
})

export const layer: Layer.Layer<Latest, never, FileSystem.FileSystem | Path.Path | Store | Journal> = Layer.effect(
  Latest,
  make
)

type Objects = Pick<Store["Service"], "path" | "tree" | "link">

/** Whether `at` is a name of the object: the very same file. */
const isLink = ({ path }: Objects, digest: Digest, at: string): boolean =>
  FileStamp.of(at) === FileStamp.of(path(digest))

const isInPlace = Effect.fnUntraced(function*(store: Objects, at: string, { digest, folder }: Output) {
  if (!folder) return isLink(store, digest, at)
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const entries = yield* store.tree(digest)
  if (!entries.every((entry) => isLink(store, entry.digest, join(at, entry.path)))) return false
  // With each file in its place, whatever else is there makes the list longer.
  return yield* fs.readDirectory(at, { recursive: true }).pipe(
    Effect.map((names) => names.length === pathsIn(entries).size),
    Effect.orElseSucceed(() => false)
  )
})

/** The paths of a tree's files, and of the folders that they are in. */
const pathsIn = (entries: ReadonlyArray<TreeEntry>): ReadonlySet<string> =>
  new Set(entries.flatMap(({ path }) => path.split("/").map((_, i, parts) => parts.slice(0, i + 1).join("/"))))

/** A folder is made aside and takes its place at once: other processes may be doing the same. */
const place = Effect.fnUntraced(function*(store: Objects, at: string, { digest, folder }: Output) {
  if (!folder) return yield* store.link(digest, at)
  const fs = yield* FileSystem.FileSystem
  const { dirname, join } = yield* Path.Path
  const aside = AtomicFile.temporaryName(at)
  yield* fs.makeDirectory(aside, { recursive: true })
  for (const entry of yield* store.tree(digest)) {
    const file = join(aside, entry.path)
    yield* fs.makeDirectory(dirname(file), { recursive: true })
    yield* store.link(entry.digest, file)
  }
  yield* Effect.ensuring(takePlace(aside, at), Effect.ignore(fs.remove(aside, { recursive: true, force: true })))
})

/** What is there makes room; where others do the same, again, since each of them yields sooner or later. */
const takePlace: (
  aside: string,
  at: string,
  tries?: number
) => Effect.Effect<void, PlatformError, FileSystem.FileSystem> = Effect.fnUntraced(function*(aside, at, tries = 20) {
  const fs = yield* FileSystem.FileSystem
  const old = AtomicFile.temporaryName(at)
  yield* fs.rename(at, old).pipe(Effect.catchIf(AtomicFile.notFound, () => Effect.void))
  yield* fs.rename(aside, at).pipe(
    Effect.ensuring(Effect.ignore(fs.remove(old, { recursive: true, force: true }))),
    Effect.catch((error) => tries > 1 ? takePlace(aside, at, tries - 1) : Effect.fail(error))
  )
})

const because = (error: PlatformError, at: string): StoreFailed =>
  StoreFailed.because("link the latest results", at)(error)

/** Relative, so that a store may be moved. */
const symlink = Effect.fnUntraced(function*(target: string, at: string) {
  const fs = yield* FileSystem.FileSystem
  const { dirname, relative } = yield* Path.Path
  const temporary = AtomicFile.temporaryName(at)
  // Where there are no outputs, nothing made it before.
  yield* fs.makeDirectory(dirname(at), { recursive: true })
  yield* fs.symlink(relative(dirname(at), target), temporary)
  yield* fs.rename(temporary, at)
})
