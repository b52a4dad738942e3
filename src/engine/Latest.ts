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
import type { Output } from "./Artifact.ts"
import * as AtomicFile from "./AtomicFile.ts"
import { StoreFailed } from "./Errors.ts"
import { Journal, type Record as JournalRecord } from "./Journal.ts"
import type { Step } from "./Stage.ts"
import { Store } from "./Store.ts"
import type { Graph } from "./Workflow.ts"

type Where = Pick<Graph, "workflow" | "profile">

export class Latest extends Context.Service<Latest, {
  /** The record of the step's latest result. */
  readonly find: (graph: Where, step: string) => Effect.Effect<Option.Option<JournalRecord>, StoreFailed>
  /** Points the step's names at this record's outputs. */
  readonly link: (graph: Where, step: Step, record: JournalRecord) => Effect.Effect<void, StoreFailed>
  /** The same, unless they point to this record already. */
  readonly ensure: (graph: Where, step: Step, record: JournalRecord) => Effect.Effect<void, StoreFailed>
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
  const folder = (graph: Where, step: string) => paths.join(store.root, "latest", graph.workflow, graph.profile, step)

  /** The key that the record link names, if there is one. */
  const keyAt = (at: string) =>
    fs.readLink(paths.join(at, recordName)).pipe(
      Effect.map((target) => Option.some(paths.basename(target, ".json"))),
      Effect.orElseSucceed(() => Option.none<string>())
    )

  const link = Effect.fnUntraced(function*(graph: Where, step: Step, record: JournalRecord) {
    const at = folder(graph, step.name)
    yield* fs.makeDirectory(at, { recursive: true })
    for (const [name, output] of Object.entries(record.outputs)) {
      const extension = step.stage.outputs[name]?.extension ?? ""
      yield* linkOutput(store, paths.join(at, name + extension), output)
    }
    yield* symlink(journal.recordPath(record.key), paths.join(at, recordName))
  })

  const guard = <E extends Error>(
    graph: Where,
    step: Step,
    effect: Effect.Effect<void, E, FileSystem.FileSystem | Path.Path>
  ) =>
    effect.pipe(
      Effect.provide(services),
      Effect.mapError(StoreFailed.because("link the latest results", folder(graph, step.name)))
    )

  return Latest.of({
    find: (graph, step) =>
      Effect.flatMap(
        keyAt(folder(graph, step)),
        Option.match({
          onNone: () => Effect.succeedNone,
          onSome: (key) => journal.find(key as JournalRecord["key"])
        })
      ),
    link: (graph, step, record) => guard(graph, step, link(graph, step, record)),
    ensure: (graph, step, record) =>
      guard(
        graph,
        step,
        Effect.flatMap(keyAt(folder(graph, step.name)), (key) =>
          Option.getOrNull(key) === record.key ? Effect.void : link(graph, step, record))
      ),
    path: (graph, step, output) =>
      paths.join(folder(graph, step.name), output + (step.stage.outputs[output]?.extension ?? ""))
  })
})

export const layer: Layer.Layer<Latest, never, FileSystem.FileSystem | Path.Path | Store | Journal> = Layer.effect(
  Latest,
  make
)

const linkOutput = Effect.fnUntraced(function*(store: Store["Service"], at: string, { digest, folder }: Output) {
  const fs = yield* FileSystem.FileSystem
  const { dirname, join } = yield* Path.Path
  if (!folder) return yield* hardLink(store.path(digest), at)
  yield* fs.remove(at, { recursive: true, force: true })
  yield* fs.makeDirectory(at, { recursive: true })
  for (const entry of yield* store.tree(digest)) {
    const file = join(at, entry.path)
    yield* fs.makeDirectory(dirname(file), { recursive: true })
    yield* hardLink(store.path(entry.digest), file)
  }
})

/** Relative, so that a store may be moved. */
const symlink = Effect.fnUntraced(function*(target: string, at: string) {
  const fs = yield* FileSystem.FileSystem
  const { dirname, relative } = yield* Path.Path
  const temporary = AtomicFile.temporaryName(at)
  yield* fs.symlink(relative(dirname(at), target), temporary)
  yield* fs.rename(temporary, at)
})

/** A copy where the file system has no links. */
const hardLink = Effect.fnUntraced(function*(target: string, at: string) {
  const fs = yield* FileSystem.FileSystem
  const temporary = AtomicFile.temporaryName(at)
  yield* fs.link(target, temporary).pipe(Effect.catch(() => fs.copyFile(target, temporary)))
  // Renaming one name of a file over another of its names would leave both.
  yield* fs.remove(at, { force: true })
  yield* fs.rename(temporary, at)
})
