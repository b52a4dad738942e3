/** The tools themselves: npm packages are installed into a temporary folder, never into this project. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { tmpdir } from "node:os"
import { dirname } from "node:path"
import type { Origin, Peer } from "./peers/Peer.ts"
import * as Processes from "./Processes.ts"

/** Where tools and the projects they are measured on lie; projects find the packages by being inside. */
export const folder = `${tmpdir()}/repro-bench`
const home = `${folder}/home`

/** All that the tools see of the environment, but for what their own config adds. */
export const environment = (programs: ReadonlyArray<string> = []): Readonly<Record<string, string>> => ({
  PATH: [...programs, dirname(process.execPath), `${folder}/node_modules/.bin`, process.env["PATH"] ?? ""].join(":"),
  HOME: home,
  LANG: "C.UTF-8",
  TMPDIR: tmpdir()
})

/** A tool as found: its version, or why it is not there. */
export interface Found {
  readonly peer: Peer
  readonly version: string | undefined
  readonly problem: string
}

export const find = Effect.fnUntraced(function*(peers: ReadonlyArray<Peer>) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.makeDirectory(home, { recursive: true })
  yield* fs.writeFileString(`${home}/.npmrc`, "update-notifier=false\nfund=false\naudit=false\n")
  const manifest = `${folder}/package.json`
  if (!(yield* fs.exists(manifest))) yield* fs.writeFileString(manifest, `{ "name": "tools", "private": true }\n`)
  return yield* Effect.forEach(peers, (peer) => Effect.andThen(install(peer.origin), probe(peer)))
})

const install = Effect.fnUntraced(function*(origin: Origin) {
  if (origin.from !== "npm") return
  const fs = yield* FileSystem.FileSystem
  const there = yield* Effect.orElseSucceed(
    fs.readFileString(`${folder}/node_modules/${origin.name}/package.json`),
    () => ""
  )
  if (there.includes(`"version": "${origin.version}"`)) return
  const running = yield* Processes.start({
    words: ["npm", "install", "--save-exact", "--prefer-offline", `${origin.name}@${origin.version}`],
    folder,
    environment: { ...(process.env as Record<string, string>) },
    output: `${folder}/install.log`
  })
  yield* running.ended
})

const probe = Effect.fnUntraced(function*(peer: Peer) {
  const fs = yield* FileSystem.FileSystem
  const output = `${folder}/version.log`
  yield* fs.remove(output, { force: true })
  const running = yield* Processes.start({ words: peer.version, folder, environment: environment(), output })
  const { exitCode } = yield* running.ended
  const printed = yield* fs.readFileString(output)
  const version = exitCode === 0 ? /\d+\.\d+(\.\d+)?/.exec(printed)?.[0] : undefined
  return { peer, version, problem: version === undefined ? problem(peer.origin, printed) : "" } satisfies Found
})

const problem = (origin: Origin, printed: string): string => {
  switch (origin.from) {
    case "Debian":
      return `apt-get install ${origin.name}`
    case "npm":
      return `npm install ${origin.name}@${origin.version} failed; see ${folder}/install.log`
    case "this project":
      return printed.trim().split("\n").at(-1) ?? "it does not start"
  }
}
