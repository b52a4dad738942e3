/**
 * Serves a folder tree <root>/<host>/<path> on 127.0.0.1: as the Hugging Face hub does, what it has under
 * huggingface.co, large files by a redirect to a second port; and as a mirror, everything at /<host>/<path>.
 */
import { createHash } from "node:crypto"
import { existsSync, readFileSync, statSync } from "node:fs"
import { createServer } from "node:http"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"

export interface Options {
  readonly root: string
  /** Files that are longer are kept apart: their URL redirects to the second port. */
  readonly largestInGit?: number
}

/** What goes wrong with a path, as `<host>/<path>`. */
export type Fault =
  /** The connection ends after so many bytes of an answer. */
  | { readonly cutAfter: number; readonly times: number }
  /** The first byte of an answer is another. */
  | { readonly wrong: true; readonly times: number }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly times: number }

export interface Seen {
  /** "hub": the endpoint and mirror; "large": the second port. */
  readonly at: "hub" | "large"
  readonly path: string
  readonly authorization: string | undefined
  readonly range: string | undefined
}

export interface HubServer {
  /** For HF_ENDPOINT and for REPRO_MIRROR. */
  readonly url: string
  readonly seen: Array<Seen>
  /** By `<host>/<path>`; each loses a time whenever it happens. */
  readonly faults: Map<string, Fault>
  readonly close: () => Promise<void>
}

export const start = async ({ largestInGit = 1000, root }: Options): Promise<HubServer> => {
  const seen: HubServer["seen"] = []
  const faults: HubServer["faults"] = new Map()
  const note = (at: Seen["at"], { headers, url = "" }: IncomingMessage) =>
    void seen.push({ at, path: url, authorization: headers.authorization, range: headers.range })
  const large = await listen((request, response) => {
    note("large", request)
    const path = (request.url ?? "").slice(1)
    send({ request, response, content: readFileSync(join(root, path)), headers: {} }, taken(faults, path))
  })
  const hub = await listen((request, response) => {
    note("hub", request)
    const asked = decodeURIComponent(request.url ?? "").slice(1)
    const isMirrored = existsSync(join(root, asked.split("/")[0]))
    const path = isMirrored ? asked : `huggingface.co/${asked}`
    const file = join(root, path)
    const fault = faults.get(path)
    if (fault !== undefined && "status" in fault) {
      taken(faults, path)
      return void response.writeHead(fault.status, fault.headers).end("no")
    }
    if (!existsSync(file) || !statSync(file).isFile()) return missing(root, path, response)
    const content = readFileSync(file)
    if (isMirrored) return send({ request, response, content, headers: {} }, taken(faults, path))
    const isLarge = content.length > largestInGit
    const headers = described(content, { isLarge, revision: revisionOf(path) })
    if (isLarge) return void response.writeHead(302, { ...headers, location: `${large.url}/${path}` }).end("elsewhere")
    send({ request, response, content, headers }, taken(faults, path))
  })
  const close = async () => {
    await hub.close()
    await large.close()
  }
  return { url: hub.url, seen, faults, close }
}

const revisionOf = (path: string): string => /\/resolve\/([^/]+)\//.exec(path)?.[1] ?? ""

/** The headers in which the hub tells a file's digest and length. */
const described = (
  content: Buffer,
  { isLarge, revision }: { readonly isLarge: boolean; readonly revision: string }
) => ({
  "x-repo-commit": revision,
  ...(isLarge
    ? { "x-linked-etag": `"${digest("sha256", content)}"`, "x-linked-size": String(content.length) }
    : { etag: `"${digest("sha1", Buffer.from(`blob ${content.length}\0`), content)}"` })
})

const digest = (algorithm: string, ...parts: ReadonlyArray<Uint8Array>): string =>
  parts.reduce((hash, part) => hash.update(part), createHash(algorithm)).digest("hex")

/** Which part of the path there is none of. */
const missing = (root: string, path: string, response: ServerResponse): void => {
  const [repository, rest = ""] = path.split("/resolve/")
  const code = !existsSync(join(root, repository))
    ? "RepoNotFound"
    : existsSync(join(root, repository, "resolve", rest.split("/")[0]))
    ? "EntryNotFound"
    : "RevisionNotFound"
  response.writeHead(404, { "x-error-code": code }).end("no")
}

/** The fault that happens now. */
const taken = (faults: HubServer["faults"], path: string): Fault | undefined => {
  const fault = faults.get(path)
  if (fault === undefined || fault.times === 0) return undefined
  faults.set(path, { ...fault, times: fault.times - 1 })
  if (fault.times === 1) faults.delete(path)
  return fault
}

interface Sending {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly content: Buffer
  readonly headers: Readonly<Record<string, string>>
}

/** The content, or the range of it that was asked for. */
const send = ({ content, headers, request, response }: Sending, fault: Fault | undefined): void => {
  const etag = headers.etag ?? `"${digest("md5", content)}"`
  const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? "") ?? []
  const start = Number(from ?? 0)
  if (start >= content.length && start > 0) return void response.writeHead(416).end()
  const body = Buffer.from(content.subarray(start))
  if (fault !== undefined && "wrong" in fault) body[0] ^= 1
  response.writeHead(from === undefined ? 200 : 206, {
    ...headers,
    etag,
    "content-length": body.length,
    ...(from === undefined ? {} : { "content-range": `bytes ${start}-${content.length - 1}/${content.length}` })
  })
  if (fault === undefined || !("cutAfter" in fault)) return void response.end(body)
  response.write(body.subarray(0, fault.cutAfter), () => setTimeout(() => response.destroy(), 20))
}

const listen = (answer: (request: IncomingMessage, response: ServerResponse) => void) =>
  new Promise<{ readonly url: string; readonly close: () => Promise<void> }>((resolve) => {
    const server = createServer(answer)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      resolve({ url: `http://127.0.0.1:${port}`, close: () => stop(server) })
    })
  })

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
