/**
 * The implementation of a stage: the code it reaches, as one digest. It is part of every key, so that an edit that can
 * change a result invalidates it, and one that cannot (a comment, a space) does not.
 *
 * Of the stage's module counts what the stage uses, if the module exports it; else all of the module. From there counts
 * what imports lead to, as far as it is used or does something when it is loaded; in doubt it does. Of npm packages
 * counts what was installed. The engine, and where files lie, count for nothing.
 *
 * What is not seen: files read at run time, imports of a computed path, what createRequire loads, edits inside
 * node_modules. What is believed: that property reads and what is given to constructors of schemas, effects and stages
 * do nothing when a module is loaded, and what a package.json says of sideEffects.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Digest } from "../Artifact.ts"
import { StoreFailed, type WorkflowInvalid } from "../Errors.ts"
import type { AnyStage } from "../Stage.ts"
import * as AtomicFile from "../store/AtomicFile.ts"
import { Memo } from "../store/Memo.ts"
import * as Blessings from "./Blessings.ts"
import * as Fingerprints from "./Fingerprints.ts"
import * as Origin from "./Origin.ts"
import * as Reading from "./Reading.ts"

/** What a fingerprint was made of; kept in the journal, so that a change can be told by file. */
export const Details = Schema.Struct({
  format: Schema.Literal("repro/implementation/1"),
  stage: Schema.String,
  /** Path within the package → digest of what counts of the file's code, without comments and formatting. */
  files: Schema.Record(Schema.String, Digest),
  /** Name → "version integrity" of every npm package reached, also through other packages. */
  packages: Schema.Record(Schema.String, Schema.String)
})
export type Details = typeof Details.Type

export class Implementation extends Context.Service<Implementation, {
  /** Learns the fingerprints of many stages at once, which is faster than one by one. */
  readonly prepare: (stages: Iterable<AnyStage>) => Effect.Effect<void, WorkflowInvalid | StoreFailed>
  /** The fingerprint of the stage's code as it was when this was first asked; it stays so for this process. */
  readonly fingerprint: (stage: AnyStage) => Effect.Effect<Digest, WorkflowInvalid | StoreFailed>
  /** What enters the key: the fingerprint, or the earlier one that it was declared equal to. */
  readonly declared: (stage: AnyStage) => Effect.Effect<Digest, WorkflowInvalid | StoreFailed>
  /** Whether what code of this fingerprint made counts as made by the other: it is the same, or was declared equal to it. */
  readonly counts: (fingerprint: Digest, as: Digest) => Effect.Effect<boolean, StoreFailed>
  /** Whether the code on disk is still that of the fingerprint. */
  readonly isCurrent: (stage: AnyStage) => Effect.Effect<boolean, WorkflowInvalid | StoreFailed>
  /** What a fingerprint was made of, if it was made in this store. */
  readonly details: (fingerprint: Digest) => Effect.Effect<Option.Option<Details>, StoreFailed>
}>()("repro/engine/Implementation") {}

/** Keeps what was learned under `root`. `engine` is the folder that is part of no stage: this program's own. */
export const layer = (
  root: string,
  engine: string = fileURLToPath(new URL("..", import.meta.url))
): Layer.Layer<Implementation, never, FileSystem.FileSystem | Path.Path | Memo> =>
  Layer.effect(Implementation, make(root, engine)).pipe(Layer.provide(Blessings.layer(root)))

const make = Effect.fnUntraced(function*(directory: string, engine: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const blessings = yield* Blessings.Blessings
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
  const root = paths.join(paths.resolve(directory), "journal", "implementations")
  const pathOf = (fingerprint: Digest) => paths.join(root, `${fingerprint}.json`)
  const fingerprints = yield* Fingerprints.make(paths.resolve(engine))
  const usable = (digest: Digest) => existsSync(pathOf(digest))

  const learn = Effect.fnUntraced(function*(stages: ReadonlyArray<AnyStage>, reading: Reading.Reading) {
    const origins = yield* Effect.forEach(stages, Origin.of)
    const learned = yield* fingerprints({ origins, reading, usable })
    for (const { digest, made, origin } of learned) {
      if (made === undefined) continue
      const details: Details = { format: "repro/implementation/1", stage: origin.stage.name, ...made }
      // A store that cannot be written to can still be read: the fingerprint stands without its details.
      yield* Effect.ignore(AtomicFile.create(pathOf(digest), JSON.stringify(details, null, 2) + "\n"))
    }
    return learned
  }, Effect.provide(services))

  const known = new WeakMap<AnyStage, Digest>()
  const reading = Reading.make()
  const turn = yield* Semaphore.make(1)
  const prepare = (stages: Iterable<AnyStage>) =>
    turn.withPermits(1)(Effect.gen(function*() {
      const unknown = [...new Set(stages)].filter((stage) => !known.has(stage))
      if (unknown.length === 0) return
      for (const { digest, origin } of yield* learn(unknown, reading)) known.set(origin.stage, digest)
    }))

  const fingerprint = (stage: AnyStage) =>
    Effect.suspend(() => {
      const digest = known.get(stage)
      return digest === undefined
        ? Effect.map(prepare([stage]), () => known.get(stage) as Digest)
        : Effect.succeed(digest)
    })

  return Implementation.of({
    prepare,
    fingerprint,
    declared: (stage) => Effect.flatMap(fingerprint(stage), blessings.resolve),
    counts: (fingerprint, as) =>
      fingerprint === as ? Effect.succeed(true) : Effect.map(blessings.resolve(fingerprint), (stays) => stays === as),
    isCurrent: Effect.fnUntraced(function*(stage: AnyStage) {
      const [{ digest }] = yield* learn([stage], Reading.make())
      return digest === (yield* fingerprint(stage))
    }),
    details: (fingerprint) =>
      fs.readFileString(pathOf(fingerprint)).pipe(
        Effect.catchIf(AtomicFile.notFound, () => Effect.succeed("")),
        Effect.map(Schema.decodeUnknownOption(DetailsFile)),
        Effect.mapError(StoreFailed.because("read the details of an implementation", pathOf(fingerprint)))
      )
  })
})

const DetailsFile = Schema.fromJsonString(Details)
