import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import test from "ava"
import type { ExecutionContext } from "ava"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import * as Client from "../../src/sources/Client.ts"
import * as Download from "../../src/sources/Download.ts"
import { DigestMismatch, SourceUnavailable } from "../../src/sources/Errors.ts"
import { RETRIES } from "../../src/sources/HttpTransfer.ts"
import * as Source from "../../src/sources/Source.ts"
import * as FileServer from "./FileServer.ts"

// Several chunks of any plausible size, and no two equal stretches.
const file = Buffer.from(Uint32Array.from({ length: 75_000 }, (_, i) => i).buffer)
const half = file.length / 2

const Disk = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer)
const Live = Layer.mergeAll(Disk, Client.layer)

const temporary = (): string => mkdtempSync(join(tmpdir(), "download-"))

const pin = (url: string, content: Buffer = file): Source.Source =>
  Source.make({
    url,
    bytes: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
    licence: "CC0-1.0",
    citation: "Nobody 2024"
  })

/** A server with these answers, a folder, and a download between them; retries wait milliseconds. */
const served = async (t: ExecutionContext, ...answers: ReadonlyArray<FileServer.Answer>) => {
  const server = await FileServer.start(file, answers)
  t.teardown(server.close)
  const folder = temporary()
  const path = join(folder, new URL(server.url).host, "r1", "file.bin")
  const fetch = (source: Source.Source = pin(server.url), options: Partial<Download.Options> = {}) =>
    Effect.runPromise(
      Download.fetch(source, { folder, firstDelay: "1 millis", ...options }).pipe(Effect.result, Effect.provide(Live))
    )
  const leavePart = (content: Buffer) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.part`, content)
  }
  return { server, folder, path, fetch, leavePart, names: () => readdirSync(dirname(path)) }
}

test("a file arrives whole at host and path of its URL, and progress ends at its length", async (t) => {
  const { fetch, names, path, server } = await served(t, FileServer.ranged)
  const progress: Array<readonly [number, number | undefined]> = []
  const onProgress = (done: number, total: number | undefined) => Effect.sync(() => void progress.push([done, total]))
  t.like(await fetch(undefined, { onProgress }), { _tag: "Success", success: path })
  t.deepEqual(readFileSync(path), file)
  t.deepEqual(names(), ["file.bin"])
  t.deepEqual(progress.at(-1), [file.length, file.length])
  t.deepEqual(progress, progress.toSorted((a, b) => a[0] - b[0]))
  // A compressed answer could not be continued by range.
  t.deepEqual(server.encodings, ["identity"])
})

test("a file already in place is not asked for again, a wrong one is replaced", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.ranged)
  await fetch()
  t.like(await fetch(), { _tag: "Success" })
  t.is(server.ranges.length, 1)
  writeFileSync(path, "changed")
  t.like(await fetch(), { _tag: "Success" })
  t.is(server.ranges.length, 2)
  t.deepEqual(readFileSync(path), file)
})

test("a cut connection is continued at the byte where it stopped", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.cutAt(half), FileServer.cutAt(half + 7), FileServer.ranged)
  t.like(await fetch(), { _tag: "Success" })
  t.deepEqual(server.ranges, [undefined, `bytes=${half}-`, `bytes=${half + 7}-`])
  t.deepEqual(readFileSync(path), file)
})

test("a later call continues the part file that an earlier one left", async (t) => {
  const { fetch, leavePart, path, server } = await served(t, FileServer.ranged)
  leavePart(file.subarray(0, 1000))
  t.like(await fetch(), { _tag: "Success" })
  t.deepEqual(server.ranges, ["bytes=1000-"])
  t.deepEqual(readFileSync(path), file)
})

test("a complete part file needs no request", async (t) => {
  const { fetch, leavePart, path, server } = await served(t, FileServer.ranged)
  leavePart(file)
  t.like(await fetch(), { _tag: "Success" })
  t.deepEqual(server.ranges, [])
  t.deepEqual(readFileSync(path), file)
})

test("a part file longer than the file is dropped", async (t) => {
  const { fetch, leavePart, path, server } = await served(t, FileServer.ranged)
  leavePart(Buffer.concat([file, Buffer.from("more")]))
  t.like(await fetch(), { _tag: "Success" })
  t.deepEqual(server.ranges, [undefined])
  t.deepEqual(readFileSync(path), file)
})

test("a server that ignores the range starts the file anew", async (t) => {
  const { fetch, leavePart, path, server } = await served(t, FileServer.whole)
  leavePart(file.subarray(0, 1000))
  t.like(await fetch(), { _tag: "Success" })
  t.deepEqual(server.ranges, ["bytes=1000-"])
  t.deepEqual(readFileSync(path), file)
})

test("a server that refuses the range, or answers another one, is asked for the whole file", async (t) => {
  const other = FileServer.status(206, { "content-range": "bytes 5-6/300000" })
  for (const answer of [FileServer.status(416), other]) {
    const { fetch, leavePart, path, server } = await served(t, answer, FileServer.ranged)
    leavePart(file.subarray(0, 1000))
    t.like(await fetch(), { _tag: "Success" })
    t.deepEqual(server.ranges, ["bytes=1000-", undefined])
    t.deepEqual(readFileSync(path), file)
  }
})

test("two server errors do not matter if the third attempt succeeds", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.status(500), FileServer.status(503), FileServer.ranged)
  t.like(await fetch(), { _tag: "Success" })
  t.is(server.ranges.length, 3)
  t.deepEqual(readFileSync(path), file)
})

test("a server error that stays ends in an error after the last retry", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.status(500))
  t.like(await fetch(), {
    failure: { _tag: "SourceUnavailable", file: path, cause: "the server answered HTTP 500, after 6 attempts" }
  })
  t.is(server.ranges.length, 1 + RETRIES)
})

test("a missing file is not asked for twice", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.status(404))
  const result = await fetch()
  t.like(result, { failure: { _tag: "SourceUnavailable", file: path, url: server.url } })
  t.is(server.ranges.length, 1)
})

test("another content of the same length is a digest mismatch and leaves nothing", async (t) => {
  const { fetch, names, server } = await served(t, FileServer.ranged)
  const source = { ...pin(server.url), sha256: "0".repeat(64) }
  const { sha256 } = pin(server.url)
  t.like(await fetch(source), {
    failure: { _tag: "DigestMismatch", source, from: server.url, actual: { sha256, bytes: file.length } }
  })
  t.deepEqual(names(), [])
  t.is(server.ranges.length, 1)
})

test("a file shorter or longer than pinned is a digest mismatch and leaves nothing", async (t) => {
  for (const bytes of [file.length - 1, file.length + 1]) {
    const { fetch, names, server } = await served(t, FileServer.ranged)
    t.like(await fetch({ ...pin(server.url), bytes }), { failure: { _tag: "DigestMismatch" } })
    t.deepEqual(names(), [])
    t.is(server.ranges.length, 1)
  }
})

test("reading stops soon after one byte too many", async (t) => {
  const { fetch, server } = await served(t, FileServer.ranged)
  const result = await fetch(pin(server.url, file.subarray(0, 10)))
  t.true(result._tag === "Failure" && result.failure instanceof DigestMismatch)
  const read = result._tag === "Failure" && result.failure instanceof DigestMismatch ? result.failure.actual.bytes : 0
  t.true(read > 10 && read < file.length)
})

test("a body that ends early without a declared length is continued", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.endedAt(half), FileServer.ranged)
  t.like(await fetch(), { _tag: "Success" })
  t.deepEqual(server.ranges, [undefined, `bytes=${half}-`])
  t.deepEqual(readFileSync(path), file)
})

const unpinned = (url: string): Source.Source => Source.make({ url, licence: "CC0-1.0", citation: "Nobody 2024" })

test("an unpinned file is fetched to the end of its body, whether its length is declared or not", async (t) => {
  for (const answer of [FileServer.ranged, FileServer.endedAt(file.length)]) {
    const { fetch, path, server } = await served(t, answer)
    t.like(await fetch(unpinned(server.url)), { _tag: "Success" })
    t.deepEqual(readFileSync(path), file)
  }
})

test("an empty file is a file", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.empty)
  t.like(await fetch(unpinned(server.url)), { _tag: "Success" })
  t.is(readFileSync(path).length, 0)
})

test("an unpinned file of which the server names no version begins anew after a cut", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.cutAt(half), FileServer.ranged)
  t.like(await fetch(unpinned(server.url)), { _tag: "Success" })
  t.deepEqual(server.ranges, [undefined, undefined])
  t.deepEqual(readFileSync(path), file)
})

test("a server that closes the connection while a file is still being read does no harm", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.closing)
  const onProgress = () => Effect.sleep("1 millis")
  t.like(await fetch(undefined, { onProgress }), { _tag: "Success" })
  t.like(await fetch(unpinned(server.url), { onProgress }), { _tag: "Success" })
  t.deepEqual(readFileSync(path), file)
})

test("a server that redirects for ever is given up", async (t) => {
  const { fetch, server } = await served(t, FileServer.status(302, { location: "/r1/file.bin" }))
  t.like(await fetch(), { failure: { cause: "the server answered HTTP 302" } })
  t.is(server.ranges.length, 11)
})

test("a closed port is an error that names file, URL and cause, and what to do", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.ranged)
  await server.close()
  const result = await fetch()
  t.true(result._tag === "Failure" && result.failure instanceof SourceUnavailable)
  const message = result._tag === "Failure" ? result.failure.message : ""
  for (const part of [path, server.url, "ECONNREFUSED", "--mirror DIR"]) t.true(message.includes(part), message)
})

const mirrorOf = (url: string, content: Buffer): string => {
  const mirror = temporary()
  const path = join(mirror, Source.path(url))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return mirror
}

test("a mirrored file is copied without a request, whatever a part file held", async (t) => {
  const { fetch, leavePart, names, path, server } = await served(t, FileServer.ranged)
  leavePart(Buffer.from("left over"))
  t.like(await fetch(undefined, { mirror: mirrorOf(server.url, file) }), { _tag: "Success", success: path })
  t.deepEqual(readFileSync(path), file)
  t.deepEqual(names(), ["file.bin"])
  t.is(server.ranges.length, 0)
})

test("a wrong file in the mirror is a digest mismatch that names it", async (t) => {
  const { fetch, names, server } = await served(t, FileServer.ranged)
  const mirror = mirrorOf(server.url, file.subarray(1))
  const from = join(mirror, Source.path(server.url))
  t.like(await fetch(undefined, { mirror, network: true }), { failure: { _tag: "DigestMismatch", from } })
  t.deepEqual(names(), [])
  t.is(server.ranges.length, 0)
})

test("a file missing in the mirror comes from the network only if that is allowed", async (t) => {
  const { fetch, path, server } = await served(t, FileServer.ranged)
  const mirror = temporary()
  const wanted = join(mirror, Source.path(server.url))
  t.like(await fetch(undefined, { mirror }), {
    failure: { _tag: "SourceUnavailable", file: path, url: server.url, mirror, cause: `there is no ${wanted}` }
  })
  t.is(server.ranges.length, 0)
  t.like(await fetch(undefined, { mirror, network: true }), { _tag: "Success" })
  t.is(server.ranges.length, 1)
})

test("without network and mirror nothing is requested", async (t) => {
  const { fetch, server } = await served(t, FileServer.ranged)
  t.like(await fetch(undefined, { network: false }), {
    failure: { _tag: "SourceUnavailable", cause: "the network is not allowed" }
  })
  t.is(server.ranges.length, 0)
})

/**
 * Virtual times, in seconds, at which a server that always answers like this is asked. The clock moves in steps, of
 * which the disk may use up a few, so a wait may come out longer by `3 * step`.
 */
const timesAsked = (step: number, answer: () => Response): Promise<ReadonlyArray<number>> => {
  const times: Array<number> = []
  const client = HttpClient.make((request) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      times.push(now / 1000)
      return HttpClientResponse.fromWeb(request, answer())
    })
  )
  const nextTurn = Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
  return Effect.gen(function*() {
    const source = pin("https://example.org/r1/file.bin")
    const fiber = yield* Effect.forkChild(Effect.result(Download.fetch(source, { folder: temporary() })))
    while (fiber.pollUnsafe() === undefined) {
      yield* TestClock.adjust(step * 1000)
      yield* nextTurn
    }
    yield* Fiber.join(fiber)
    return times
  }).pipe(Effect.provide([TestClock.layer(), Disk, Layer.succeed(HttpClient.HttpClient, client)]), Effect.runPromise)
}

test("retries wait about 1, 2, 4, 8 and 16 seconds", async (t) => {
  const step = 0.2
  const times = await timesAsked(step, () => new Response("", { status: 502 }))
  t.is(times.length, 1 + RETRIES)
  // Jitter is a factor of 0.8 to 1.2.
  for (let i = 1; i < times.length; i++) {
    const delay = 2 ** (i - 1)
    const waited = times[i] - times[i - 1]
    t.true(waited >= 0.8 * delay && waited <= 1.2 * delay + 3 * step, `retry ${i} after ${waited} s`)
  }
})

test("a server's Retry-After is obeyed up to a minute", async (t) => {
  const step = 2
  for (const [asked, delay] of [["30", 30], ["3600", 60]] as const) {
    const times = await timesAsked(step, () => new Response("", { status: 429, headers: { "retry-after": asked } }))
    t.is(times.length, 1 + RETRIES)
    const waited = times[1] - times[0]
    t.true(waited >= delay && waited <= delay + 3 * step, `${waited} s`)
  }
})
