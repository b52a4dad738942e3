/** What lies in a store, as plain values: what to remove is decided on them alone. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type { Digest } from "../Artifact.ts"
import { StoreFailed } from "../Errors.ts"
import { Journal } from "../journal/Journal.ts"
import type { Record } from "../journal/Record.ts"
import { Store } from "../store/Store.ts"
import { type Entry, grouped, type Place } from "./Entry.ts"
import * as Files from "./Files.ts"
import * as Leftovers from "./Leftovers.ts"

/** The human names of a record's results. */
export interface Names {
  readonly key: Digest
  /** The link that names the record. */
  readonly link: string
  /** What lies beside it and is no other step's. */
  readonly contents: ReadonlyArray<string>
}

export interface Inventory {
  readonly records: ReadonlyArray<Record>
  /** Key → the records of it that came out otherwise, and were kept beside the one that counts. */
  readonly diverged: ReadonlyMap<Digest, ReadonlyArray<Record>>
  /** By key, also of records that cannot be read: the record's file first, then those that were kept beside it. */
  readonly recordFiles: ReadonlyMap<Digest, Entry>
  readonly objects: ReadonlyMap<Digest, Entry>
  /** Digest of a tree object → the digests of its files. */
  readonly folders: ReadonlyMap<Digest, ReadonlyArray<Digest>>
  readonly checkpoints: ReadonlyMap<Digest, Entry>
  /** What fingerprints were made of, by fingerprint. */
  readonly implementations: ReadonlyMap<Digest, Entry>
  /** The digests that blessings tell of. */
  readonly blessed: ReadonlySet<Digest>
  /** By execution. */
  readonly logs: ReadonlyMap<string, Entry>
  readonly latest: ReadonlyArray<Names>
  readonly leftovers: ReadonlyArray<Leftovers.Leftover>
  /** Of all files in the store, each counted once whatever names it has. */
  readonly bytes: number
}

/** Looks through the store. `also` are digests to know as folders, if they are, though no record names them. */
export const take = Effect.fnUntraced(function*(now: number, also: Iterable<Digest> = []) {
  const { root } = yield* Store
  const all = yield* Files.under(root)
  const journal = yield* Journal
  const [records, diverged] = [yield* journal.records, yield* journal.diverged]
  const leftovers = Leftovers.among(all, now)
  const found = all.filter(isNoneOf(leftovers))
  const objects = grouped(found, objectAt)
  const inventory: Inventory = {
    records,
    diverged: Map.groupBy(diverged, ({ key }) => key),
    recordFiles: grouped(found, recordAt),
    objects,
    folders: yield* folders([...records, ...diverged], also, objects),
    checkpoints: grouped(found, checkpointAt),
    implementations: grouped(found, implementationAt),
    blessed: yield* blessed(root, found),
    logs: grouped(found, logAt),
    latest: yield* latest(root, found),
    leftovers,
    bytes: Files.total(all)
  }
  return inventory
})

/** What is left over is nothing else. */
const isNoneOf = (leftovers: ReadonlyArray<Leftovers.Leftover>) => {
  const left = new Set(leftovers.flatMap(({ paths }) => paths))
  return ({ path }: Files.Found): boolean => left.size === 0 || !withParents(path).some((part) => left.has(part))
}

const objectAt: Place<Digest> = (path) => {
  const [, start, rest] = /^objects\/sha256\/([0-9a-f]{2})\/([0-9a-f]{62})$/.exec(path) ?? []
  return start === undefined ? undefined : [start + rest as Digest, path]
}

/** `<key>.json`, then in the order of their names `<key>.<execution>.<why>.json`. */
const recordAt: Place<Digest> = (path) => {
  const [, key] = /^journal\/records\/[0-9a-f]{2}\/([0-9a-f]{64})(?:\..+)?\.json$/.exec(path) ?? []
  return key === undefined ? undefined : [key as Digest, path]
}

const checkpointAt: Place<Digest> = (path) => {
  const [folder, key] = /^checkpoints\/([0-9a-f]{64})(?=\/|$)/.exec(path) ?? []
  return folder === undefined ? undefined : [key as Digest, folder]
}

const implementationAt: Place<Digest> = (path) => {
  const [, fingerprint] = /^journal\/implementations\/([0-9a-f]{64})\.json$/.exec(path) ?? []
  return fingerprint === undefined ? undefined : [fingerprint as Digest, path]
}

const logAt: Place<string> = (path) => {
  const [, execution] = /^journal\/executions\/([^/]+)\.ndjson$/.exec(path) ?? []
  return execution === undefined ? undefined : [execution, path]
}

/** Blessings stay, revoked or not, so what they tell of does too. */
const blessed = Effect.fnUntraced(function*(root: string, found: ReadonlyArray<Files.Found>) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const paths = found.flatMap(({ path }) => /^journal\/blessings\/.+\.json$/.test(path) ? [path] : [])
  const texts = yield* Effect.forEach(
    paths,
    (path) => Effect.mapError(fs.readFileString(join(root, path)), StoreFailed.because("read a blessing", path))
  )
  return new Set(texts.flatMap((text) => text.match(/[0-9a-f]{64}/g) as ReadonlyArray<Digest> | null ?? []))
})

/** The files of every folder artifact that a record names, and of those of `also` that are folders. */
const folders = Effect.fnUntraced(function*(
  records: ReadonlyArray<Record>,
  also: Iterable<Digest>,
  objects: ReadonlyMap<Digest, Entry>
) {
  const store = yield* Store
  const outputs = records.flatMap((record) => Object.values(record.outputs))
  const named = new Set(outputs.map(({ digest }) => digest))
  const digests = new Set(outputs.flatMap(({ digest, folder }) => folder ? [digest] : []))
  for (const digest of also) if (!named.has(digest) && (yield* startsAsTree(digest))) digests.add(digest)
  const read = yield* Effect.forEach(
    [...digests].filter((digest) => objects.has(digest)),
    (digest) => Effect.map(store.tree(digest), (entries) => [digest, entries.map((entry) => entry.digest)] as const),
    { concurrency: 16 }
  )
  return new Map(read)
})

const treeStart = "{\"entries\":["

/** Objects may be larger than memory: only those that begin like a tree object are read as one. */
const startsAsTree = Effect.fnUntraced(function*(digest: Digest) {
  const fs = yield* FileSystem.FileSystem
  const start = Effect.flatMap(fs.open((yield* Store).path(digest)), (file) => file.readAlloc(treeStart.length))
  const bytes = yield* Effect.orElseSucceed(Effect.scoped(start), Option.none<Uint8Array>)
  return Option.isSome(bytes) && new TextDecoder().decode(bytes.value) === treeStart
})

/** A step's folder is one in which a link leads to a record. */
const latest = Effect.fnUntraced(function*(root: string, found: ReadonlyArray<Files.Found>) {
  const fs = yield* FileSystem.FileSystem
  const { basename, join } = yield* Path.Path
  const there = found.filter(({ path }) => path.startsWith("latest/"))
  const links = there.filter(({ form, path }) => form === "link" && path.endsWith("/record.json"))
  const contents = new Map(links.map(({ path }) => [parentOf(path), Array<string>()]))
  const others = new Set([...contents.keys()].flatMap(withParents))
  for (const { path } of there) {
    if (!others.has(path) && !path.endsWith("/record.json")) contents.get(parentOf(path))?.push(path)
  }
  return yield* Effect.forEach(links, ({ path: link }) =>
    fs.readLink(join(root, link)).pipe(
      Effect.mapError(StoreFailed.because("read a link", link)),
      Effect.map((target): Names => ({
        key: basename(target, ".json") as Digest,
        link,
        contents: contents.get(parentOf(link)) ?? []
      }))
    ))
})

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf("/"))

/** "a/b/c" → "a/b/c", "a/b", "a" */
const withParents = (path: string): ReadonlyArray<string> =>
  path.split("/").map((_, i, parts) => parts.slice(0, i + 1).join("/"))
