import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import test from "ava"
import type { ExecutionContext } from "ava"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import * as Client from "../../src/sources/Client.ts"
import * as Download from "../../src/sources/Download.ts"
import * as HuggingFace from "../../src/sources/HuggingFace.ts"
import * as Source from "../../src/sources/Source.ts"
import * as HubServer from "./HubServer.ts"

const revision = "0123456789abcdef0123456789abcdef01234567"
const repository = "someone/encoder"
const described = { licence: "CC0-1.0", citation: "Nobody 2024" }

const small = Buffer.from("{\"size\": \"small\"}")
const large = Buffer.from(Uint32Array.from({ length: 75_000 }, (_, i) => i).buffer)
const half = large.length / 2

const Live = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer, Client.layer)

const config = HuggingFace.source({ repository, revision, path: "config.json" }, described)
const weights = HuggingFace.source({ repository, revision, path: "model.safetensors" }, described)
const pathOf = ({ url }: Source.Source): string => Source.path(url)

/** A hub that has these files, and a folder that they are downloaded to; retries wait milliseconds. */
const served = async (t: ExecutionContext, files: ReadonlyArray<readonly [Source.Source, Buffer]> = content) => {
  const root = mkdtempSync(join(tmpdir(), "hub-"))
  const folder = mkdtempSync(join(tmpdir(), "downloads-"))
  const put = (source: Source.Source, content: Buffer) => {
    mkdirSync(dirname(join(root, pathOf(source))), { recursive: true })
    writeFileSync(join(root, pathOf(source)), content)
  }
  for (const [source, content] of files) put(source, content)
  const server = await HubServer.start({ root })
  t.teardown(server.close)
  const fetch = (source: Source.Source, { token, ...options }: Partial<Download.Options> & { token?: string } = {}) =>
    Effect.runPromise(
      Download.fetch(source, { folder, firstDelay: "1 millis", hub: { endpoint: server.url, token }, ...options }).pipe(
        Effect.result,
        Effect.provide(Live)
      )
    )
  return {
    ...server,
    put,
    fetch,
    received: (source: Source.Source) => readFileSync(join(folder, pathOf(source))),
    folder
  }
}
const content = [[config, small], [weights, large]] as const

test("unpinned files of the hub arrive, small ones and those that are kept apart", async (t) => {
  const { fetch, received, seen } = await served(t)
  t.like(await fetch(config), { _tag: "Success" })
  t.like(await fetch(weights), { _tag: "Success" })
  t.deepEqual(received(config), small)
  t.deepEqual(received(weights), large)
  t.deepEqual(seen.map(({ at }) => at), ["hub", "hub", "large"])
})

test("an unpinned file in place is kept", async (t) => {
  const { fetch, seen } = await served(t)
  await fetch(weights)
  t.like(await fetch(weights), { _tag: "Success" })
  t.is(seen.length, 2)
})

test("the token goes to the endpoint, and not to where a large file is kept", async (t) => {
  const { fetch, seen } = await served(t)
  t.like(await fetch(weights, { token: "hf_secret" }), { _tag: "Success" })
  t.deepEqual(seen.map(({ at, authorization }) => [at, authorization]), [["hub", "Bearer hf_secret"], [
    "large",
    undefined
  ]])
})

test("a cut connection is continued where it stopped, also in a later call", async (t) => {
  const { faults, fetch, received, seen } = await served(t)
  faults.set(pathOf(weights), { cutAfter: half, times: 1 })
  t.like(await fetch(weights), { _tag: "Success" })
  t.deepEqual(seen.map(({ range }) => range), [undefined, undefined, `bytes=${half}-`, `bytes=${half}-`])
  t.deepEqual(received(weights), large)
})

test("a file that is never whole stays in part, and the next call goes on", async (t) => {
  const { faults, fetch, folder, received, seen } = await served(t)
  faults.set(pathOf(weights), { cutAfter: 1000, times: 6 })
  t.like(await fetch(weights), { _tag: "Failure", failure: { _tag: "SourceUnavailable" } })
  const part = statSync(join(folder, `${pathOf(weights)}.part`)).size
  t.true(part > 0)
  const before = seen.length
  t.like(await fetch(weights), { _tag: "Success" })
  t.deepEqual(seen.slice(before).map(({ range }) => range), [`bytes=${part}-`, `bytes=${part}-`])
  t.deepEqual(received(weights), large)
  t.deepEqual(readdirSync(dirname(join(folder, pathOf(weights)))), ["model.safetensors"])
})

test("a file that changed since it was cut is not continued", async (t) => {
  for (const [source, content] of [[config, small], [weights, large]] as const) {
    const { faults, fetch, put, received, seen } = await served(t)
    faults.set(pathOf(source), { cutAfter: 2, times: 6 })
    t.like(await fetch(source), { _tag: "Failure" })
    const changed = Buffer.from(content.toReversed())
    put(source, changed)
    t.like(await fetch(source), { _tag: "Success" })
    t.deepEqual(received(source), changed)
    t.is(seen.at(-1)?.range, undefined)
  }
})

test("bytes that are not what the hub says they are are removed", async (t) => {
  for (const source of [config, weights]) {
    const { faults, fetch, folder } = await served(t)
    faults.set(pathOf(source), { wrong: true, times: 1 })
    t.like(await fetch(source), { _tag: "Failure", failure: { _tag: "DigestMismatch" } })
    t.false(existsSync(join(folder, pathOf(source))))
    t.like(await fetch(source), { _tag: "Success" })
  }
})

test("a pinned file of which the hub has another is not transferred", async (t) => {
  const { fetch, seen } = await served(t)
  const pinned = { ...weights, sha256: "0".repeat(64) }
  t.like(await fetch(pinned), { _tag: "Failure", failure: { _tag: "SourceUnavailable" } })
  t.deepEqual(seen.map(({ at }) => at), ["hub", "large"])
})

test("a file that is not open to everyone is an error that says what to do", async (t) => {
  for (const status of [401, 403]) {
    const { faults, fetch, seen } = await served(t)
    faults.set(pathOf(weights), { status, times: 1 })
    const result = await fetch(weights)
    const message = result._tag === "Failure" ? result.failure.message : ""
    for (const part of [`https://huggingface.co/${repository}`, "HF_TOKEN", String(status)]) {
      t.true(message.includes(part), message)
    }
    t.is(seen.length, 1)
  }
})

test("what the hub does not have is told apart: repository, commit, file", async (t) => {
  const { fetch } = await served(t)
  const absent = [
    [{ repository: "someone/else", revision, path: "config.json" }, "the hub has no repository someone/else"],
    [{ repository, revision: revision.replaceAll("0", "1"), path: "config.json" }, "has no commit"],
    [{ repository, revision, path: "vocab.txt" }, "has no file vocab.txt"]
  ] as const
  for (const [file, reason] of absent) {
    const result = await fetch(HuggingFace.source(file, described))
    t.true(result._tag === "Failure" && result.failure.message.includes(reason), JSON.stringify(result))
  }
})

test("a server that is busy is asked again", async (t) => {
  const { faults, fetch, seen } = await served(t)
  faults.set(pathOf(config), { status: 503, headers: { "retry-after": "0" }, times: 2 })
  t.like(await fetch(config), { _tag: "Success" })
  t.is(seen.length, 3)
})

test("a mirror on a server is asked for host and path, and given no token", async (t) => {
  const { fetch, received, seen, url } = await served(t)
  const options = { mirror: `${url}/`, hub: { token: "hf_secret" } }
  t.like(await fetch(weights, options), { _tag: "Success" })
  t.deepEqual(received(weights), large)
  t.deepEqual(seen.map(({ authorization, path }) => [path, authorization]), [[`/${pathOf(weights)}`, undefined]])
})

test("a hub's endpoint is asked for the hub's files, whatever else a mirror has", async (t) => {
  const { fetch, received, seen } = await served(t)
  t.like(await fetch(config, { mirror: "http://127.0.0.1:1" }), { _tag: "Success" })
  t.like(await fetch(weights, { mirror: mkdtempSync(join(tmpdir(), "mirror-")) }), { _tag: "Success" })
  t.deepEqual(received(weights), large)
  t.is(seen.length, 3)
})

test("without the network nothing is asked for, not even of a mirror", async (t) => {
  const { fetch, seen, url } = await served(t)
  for (const mirror of [undefined, url]) {
    t.like(await fetch(config, { mirror, network: false }), { failure: { cause: "the network is not allowed" } })
  }
  t.is(seen.length, 0)
})

test("a file that the disk has no room for is not begun", async (t) => {
  const { fetch } = await served(t)
  const bytes = Number.MAX_SAFE_INTEGER
  const sha256 = createHash("sha256").update(small).digest("hex")
  const other = Source.make({ ...config, bytes, sha256 })
  t.like(await fetch(other), { failure: { _tag: "DiskFull", needed: bytes } })
})
