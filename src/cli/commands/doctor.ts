/** `repro doctor`: what this machine can run, and how the store is. */
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { statfs } from "node:fs/promises"
import packageJson from "../../../package.json" with { type: "json" }
import * as Inventory from "../../engine/upkeep/Inventory.ts"
import { format } from "../../errors/Message.ts"
import * as NvidiaGpus from "../../setup/NvidiaGpus.ts"
import * as Probe from "../../tensors/Probe.ts"
import * as Opening from "../Opening.ts"
import * as ByteSize from "../words/ByteSize.ts"

export const doctor = Command.make(
  "doctor",
  {
    store: Opening.parameters.store,
    json: Flag.Boolean("json").pipe(Flag.withDescription("Print what is found as JSON"), Flag.withDefault(false))
  },
  Effect.fnUntraced(function*({ json, store }) {
    const gpus = yield* NvidiaGpus.list
    const backends = yield* Effect.forEach(Probe.names, Probe.probe)
    const found = { versions, gpus, backends, store: yield* healthOf(store) }
    process.stdout.write(json ? JSON.stringify(found, null, 2) + "\n" : textOf(found))
    if (!backends[0].usable) process.exitCode = 1
  })
).pipe(Command.withDescription("Say which backends work on this machine and why others do not, and how the store is"))

const versions: Readonly<Record<string, string>> = {
  repro: packageJson.version,
  ...packageJson.dependencies,
  ...packageJson.optionalDependencies,
  node: process.versions.node === packageJson.dependencies.node
    ? process.versions.node
    : `${process.versions.node}, not ${packageJson.dependencies.node}`
}

const healthOf = Effect.fnUntraced(function*(typed: string) {
  const fs = yield* FileSystem.FileSystem
  const path = (yield* Path.Path).resolve(typed)
  if (!(yield* fs.exists(path))) return { path, exists: false as const }
  const now = yield* Clock.currentTimeMillis
  const inventory = yield* Effect.provide(Inventory.take(now), Opening.layer(typed))
  const freeBytes = yield* Effect.promise(() =>
    // Some file systems do not tell.
    statfs(path).then(({ bavail, bsize }) => bavail * bsize, () => undefined)
  )
  return {
    path,
    exists: true as const,
    freeBytes,
    bytes: inventory.bytes,
    records: inventory.records.length,
    leftovers: inventory.leftovers.length,
    ...(yield* tried(path))
  }
})

/** What the store needs of its file system, tried out. */
const tried = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  const { join } = yield* Path.Path
  const attempt = fs.makeTempDirectoryScoped({ directory: path, prefix: "doctor-" }).pipe(
    Effect.flatMap((folder) => {
      const [from, to] = [join(folder, "a"), join(folder, "b")]
      const link = Effect.isSuccess(fs.link(from, to))
      return Effect.andThen(fs.writeFileString(from, ""), link)
    }),
    Effect.map((hardLinks) => ({ writable: true, hardLinks }))
  )
  return yield* Effect.scoped(Effect.orElseSucceed(attempt, () => ({ writable: false, hardLinks: false })))
})

interface Told {
  readonly versions: Readonly<Record<string, string>>
  /** Of NVIDIA. */
  readonly gpus: ReadonlyArray<NvidiaGpus.Gpu>
  readonly backends: ReadonlyArray<Probe.Found>
  readonly store: Effect.Success<ReturnType<typeof healthOf>>
}

const textOf = ({ backends, gpus, store, versions }: Told): string => {
  const parts = [format({ title: "Versions", facts: versions }), ...gpus.map(gpuText), ...backends.map(backendText)]
  return [...parts, storeText(store)].join("\n\n").trimEnd() + "\n"
}

const backendText = (found: Probe.Found): string => {
  const { backend, cause, device, hint, largestTensorBytes, library, threads, usable } = found
  return format({
    title: `${backend}: ${usable ? "works" : "cannot be used"}`,
    facts: {
      library,
      threads: usable ? threads : undefined,
      device,
      "largest tensor": largestTensorBytes === undefined ? undefined : ByteSize.format(largestTensorBytes),
      cause
    },
    ...(hint === undefined ? {} : { hint })
  })
}

const gpuText = ({ driver, freeBytes, memoryBytes, name }: NvidiaGpus.Gpu): string =>
  format({
    title: `GPU: ${name}`,
    facts: { driver, memory: ByteSize.format(memoryBytes), free: ByteSize.format(freeBytes) }
  })

const storeText = (store: Told["store"]): string => {
  if (!store.exists) return format({ title: "Store", facts: { path: store.path, state: "nothing there yet" } })
  const { bytes, freeBytes, hardLinks, leftovers, path, records, writable } = store
  return format({
    title: "Store",
    facts: {
      path,
      holds: `${ByteSize.format(bytes)}, records: ${records}`,
      free: freeBytes === undefined ? "not known" : ByteSize.format(freeBytes),
      leftovers,
      writable: writable ? "yes" : "no",
      "hard links": hardLinks ? "yes" : "no"
    },
    ...(leftovers > 0 ? { hint: "Run repro gc to see what is left over" } : {})
  })
}
