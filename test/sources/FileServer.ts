/** A server on 127.0.0.1 that answers its n-th request by the n-th of its answers (the last one again after that). */
import { createServer } from "node:http"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

export interface Answer {
  (request: IncomingMessage, response: ServerResponse, file: Buffer): void
}

export interface FileServer {
  readonly url: string
  /** The Range header of every request so far. */
  readonly ranges: Array<string | undefined>
  readonly encodings: Array<string | undefined>
  readonly close: () => Promise<void>
}

export const start = (file: Buffer, answers: ReadonlyArray<Answer>): Promise<FileServer> => {
  const ranges: FileServer["ranges"] = []
  const encodings: FileServer["encodings"] = []
  const server = createServer((request, response) => {
    const answer = answers[Math.min(ranges.length, answers.length - 1)]
    ranges.push(request.headers.range)
    encodings.push(request.headers["accept-encoding"] as string | undefined)
    answer(request, response, file)
  })
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      resolve({ url: `http://127.0.0.1:${port}/r1/file.bin`, ranges, encodings, close: () => stop(server) })
    })
  })
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** The file, or the range of it that was asked for. */
export const ranged: Answer = (request, response, file) => {
  const from = firstByte(request)
  if (from === undefined) return void whole(request, response, file)
  if (from >= file.length) return void response.writeHead(416).end()
  response
    .writeHead(206, {
      "content-range": `bytes ${from}-${file.length - 1}/${file.length}`,
      "content-length": file.length - from
    })
    .end(file.subarray(from))
}

/** The whole file, whatever was asked for. */
export const whole: Answer = (_request, response, file) => {
  response.writeHead(200, { "content-length": file.length }).end(file)
}

export const status = (code: number, headers: Record<string, string> = {}): Answer => (_request, response) => {
  response.writeHead(code, headers).end("no")
}

export const empty: Answer = (_request, response) => {
  response.writeHead(200, { "content-length": 0 }).end()
}

/** The whole file, and then the end of the connection. */
export const closing: Answer = (_request, response, file) => {
  response.writeHead(200, { "content-length": file.length, connection: "close" }).end(file)
}

/** Declares everything from the asked byte on, sends the file up to `end`, then drops the connection. */
export const cutAt = (end: number): Answer => (request, response, file) => {
  const from = firstByte(request) ?? 0
  const headers = { "content-length": file.length - from, "content-range": `bytes ${from}-${file.length - 1}/*` }
  response.writeHead(from === 0 ? 200 : 206, headers)
  response.write(file.subarray(from, end), () => setTimeout(() => response.destroy(), 20))
}

/** Ends the body after `end` bytes as if that were all, with no length declared: HTTP/1.0 style. */
export const endedAt = (end: number): Answer => (_request, response, file) => {
  response.socket?.end(Buffer.concat([Buffer.from("HTTP/1.0 200 OK\r\n\r\n"), file.subarray(0, end)]))
}

const firstByte = (request: IncomingMessage): number | undefined => {
  const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1]
  return from === undefined ? undefined : Number(from)
}
