/** Fingerprints: remembered while no file they were made of has changed, else made of a bundle. */
import * as Effect from "effect/Effect"
import { join, relative, sep } from "node:path"
import { Digest } from "../Artifact.ts"
import * as Hash from "../Hash.ts"
import { Memo } from "../store/Memo.ts"
import type { Bundle } from "./Bundle.ts"
import { notBundled } from "./NotBundled.ts"
import type { Origin } from "./Origin.ts"
import type { Reading } from "./Reading.ts"

export interface Fingerprint {
  readonly origin: Origin
  readonly digest: Digest
  /** What it was made of, if it was made just now. */
  readonly made?: { readonly files: Readonly<Record<string, Digest>>; readonly packages: Bundle["packages"] }
}

/** Fingerprints of stages. A remembered digest is used if it is `usable`. */
export interface Request {
  readonly origins: ReadonlyArray<Origin>
  readonly reading: Reading
  readonly usable: (digest: Digest) => boolean
}

/** `engine` is the folder that is nobody's own code. */
export const make = Effect.fnUntraced(function*(engine: string) {
  const memo = yield* Memo
  const table = memo.table("implementations", isEntry)
  const nameOf = ({ module, name }: Origin) => [format, engine, module, name ?? "*"].join("\n")

  const recall = (origin: Origin, { reading, usable }: Request): ReadonlyArray<Fingerprint> => {
    const entry = table.get(nameOf(origin))
    if (entry === undefined || stampOf(entry.files, origin, reading) !== entry.stamp || !usable(entry.digest)) return []
    return [{ origin, digest: entry.digest }]
  }

  const bundle = Effect.fnUntraced(function*(root: string, origins: ReadonlyArray<Origin>, reading: Reading) {
    const bundles = yield* Effect.tryPromise({
      try: async () => (await import("./Bundle.ts")).make(origins, { root, engine, reading }),
      catch: (error) => notBundled(error, root)
    })
    return origins.map((origin, i): Fingerprint => {
      const { code, dependencies, files, packages } = bundles[i]
      const digest = Hash.implementation({ code, packages })
      const within = dependencies.map((file) => relative(root, file).split(sep).join("/"))
      table.set(nameOf(origin), { digest, stamp: stampOf(within, origin, reading), files: within })
      return { origin, digest, made: { packages, files: digestsOf(files) } }
    })
  })

  return Effect.fnUntraced(function*(request: Request) {
    const recalled = request.origins.flatMap((origin) => recall(origin, request))
    const known = new Set(recalled.map(({ origin }) => origin))
    const unknown = request.origins.filter((origin) => !known.has(origin))
    const made = yield* Effect.forEach(
      Map.groupBy(unknown, ({ root }) => root),
      ([root, origins]) => bundle(root, origins, request.reading)
    )
    if (made.length > 0) yield* memo.flush
    return [...recalled, ...made.flat()]
  })
})

const format = "repro/implementation/1"

type Entry = { readonly digest: Digest; readonly stamp: string; readonly files: ReadonlyArray<string> }

const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && "digest" in value && typeof value.digest === "string" &&
  "stamp" in value && typeof value.stamp === "string" && "files" in value && Array.isArray(value.files)

/** One stamp for many files, whose paths are relative to the package. */
const stampOf = (files: ReadonlyArray<string>, { root }: Origin, reading: Reading): string =>
  Hash.ofText(files.map((file) => reading.stamp(join(root, file)) ?? "none").join("\n"))

const digestsOf = (files: Bundle["files"]): Readonly<Record<string, Digest>> =>
  Object.fromEntries(Object.entries(files).map(([path, code]) => [path, Hash.ofText(code)]))
