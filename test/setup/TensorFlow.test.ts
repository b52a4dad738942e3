import * as NodeServices from "@effect/platform-node/NodeServices"
import test from "ava"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import * as Manifest from "../../src/setup/Manifest.ts"
import * as TensorFlow from "../../src/setup/TensorFlow.ts"
import { manifest } from "./manifest.ts"

const before = process.env["PATH"]

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "repro-"))
  tools = join(folder, "bin")
  mkdirSync(tools)
  process.env["REPRO_SETUP"] = join(folder, "setup")
  process.env["PATH"] = [tools, before].join(delimiter)
})

test.afterEach(() => rmSync(folder, { recursive: true }))

let folder = ""
let tools = ""

/** Puts a program of this name before that of the machine. */
const program = (name: string, script: string): void => {
  writeFileSync(join(tools, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(tools, name), 0o755)
}

const setUp = (offline = false) =>
  TensorFlow.setUp({ from: "/none.whl", gpu: false, threads: 1, offline }).pipe(
    Effect.provide(NodeServices.layer),
    Effect.flip,
    Effect.runPromise
  )

test.serial("where npm fails, what it said is told, and nothing is left", async (t) => {
  program("npm", "echo no network >&2; exit 7")
  const error = await setUp()
  t.is(
    error.message,
    [
      "A program that the set-up needs did not succeed",
      "  command  npm pack @tensorflow/tfjs-node@4.22.0 --json --ignore-scripts",
      "  cause    exit code 7",
      "           no network",
      "Check that npm can reach its registry, or put the package into its cache and add --offline"
    ].join("\n")
  )
  t.deepEqual(readdirSync(Manifest.folderOf("tensorflow")), [])
})

test.serial("offline, npm is told to use no network", async (t) => {
  program("npm", "case \"$*\" in *--offline*) exit 9;; esac; exit 1")
  t.regex((await setUp(true)).message, /exit code 9[^]*Run npm cache add @tensorflow\/tfjs-node@4\.22\.0/)
})

test.serial("a package that is not the published one is refused, and what was set up before stays", async (t) => {
  const root = Manifest.folderOf("tensorflow")
  mkdirSync(join(root, manifest.folder), { recursive: true })
  writeFileSync(join(root, Manifest.FILE_NAME), JSON.stringify(manifest))
  program("npm", "echo forged > package.tgz; echo '[{\"filename\": \"package.tgz\"}]'")
  t.like(await setUp(), { _tag: "SetupDigestMismatch", file: "package.tgz" })
  t.deepEqual(readdirSync(root).sort(), [manifest.folder, Manifest.FILE_NAME].sort())
  t.deepEqual(Manifest.read("tensorflow"), Option.some(manifest))
})

test.serial("a program that is missing is named", async (t) => {
  process.env["PATH"] = tools
  t.like(await setUp(), {
    _tag: "ToolFailed",
    command: "npm pack @tensorflow/tfjs-node@4.22.0 --json --ignore-scripts"
  })
})

test.serial("the folder is REPRO_SETUP, or repro in the user's cache folder", (t) => {
  process.env["REPRO_SETUP"] = "/setup"
  t.is(Manifest.folderOf("tensorflow-gpu"), "/setup/tensorflow-gpu")
  delete process.env["REPRO_SETUP"]
  process.env["XDG_CACHE_HOME"] = "/cache"
  t.is(Manifest.folderOf("tensorflow"), "/cache/repro/tensorflow")
})

test.serial("a manifest that cannot be read, or of another format, is none", (t) => {
  const root = Manifest.folderOf("tensorflow")
  t.false(existsSync(root))
  t.deepEqual(Manifest.read("tensorflow"), Option.none())
  mkdirSync(root, { recursive: true })
  for (const text of ["", "{", JSON.stringify({ ...manifest, formatVersion: 2 })]) {
    writeFileSync(join(root, Manifest.FILE_NAME), text)
    t.deepEqual(Manifest.read("tensorflow"), Option.none(), text)
  }
})
