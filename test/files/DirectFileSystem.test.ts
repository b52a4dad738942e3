import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { layer } from "../../src/files/DirectFileSystem.ts"
import { effect } from "../effect.ts"

type Files = FileSystem.FileSystem

/** What each kind of call answers, on what is there and on what is not. */
const calls = (fs: Files, at: (name: string) => string): ReadonlyArray<Effect.Effect<unknown, unknown>> => [
  fs.makeDirectory(at("folder")),
  fs.makeDirectory(at("folder")),
  Effect.asVoid(fs.makeDirectory(at("folder/a/b"), { recursive: true })),
  fs.makeDirectory(at("none/a")),
  fs.writeFileString(at("file"), "text", { flag: "wx" }),
  fs.writeFileString(at("file"), "other", { flag: "wx" }),
  fs.writeFileString(at("file"), "-more", { flag: "a" }),
  fs.writeFileString(at("file"), "TEXT", { flag: "r+" }),
  fs.writeFile(at("large"), new Uint8Array(200_000).fill(7)),
  fs.writeFileString(at("none/file"), "text"),
  fs.writeFileString(at("private"), "text", { mode: 0o600 }),
  Effect.map(fs.stat(at("private")), ({ mode }) => mode & 0o777),
  fs.readFileString(at("file")),
  Effect.map(fs.readFile(at("large")), (bytes) => bytes.length),
  fs.readFile(at("folder")),
  fs.readFile(at("none")),
  fs.access(at("file")),
  fs.exists(at("none")),
  fs.link(at("file"), at("name")),
  fs.link(at("file"), at("name")),
  fs.symlink("file", at("way")),
  fs.readLink(at("way")),
  fs.readLink(at("file")),
  fs.chmod(at("file"), 0o444),
  fs.chmod(at("none"), 0o444),
  fs.rename(at("name"), at("folder/name")),
  fs.rename(at("name"), at("other")),
  fs.rename(at("file"), at("folder")),
  Effect.map(fs.readDirectory(at("")), (names) => [...names].sort()),
  Effect.map(fs.readDirectory(at(""), { recursive: true }), (names) => [...names].sort()),
  fs.readDirectory(at("file")),
  fs.remove(at("folder")),
  fs.remove(at("none")),
  fs.remove(at("none"), { force: true }),
  fs.remove(at("file")),
  fs.remove(at("folder"), { recursive: true }),
  Effect.map(fs.readDirectory(at("")), (names) => [...names].sort())
]

const answers = (layerOf: typeof layer) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const folder = yield* fs.makeTempDirectoryScoped()
    const found: Array<unknown> = []
    for (const call of calls(fs, (name) => join(folder, name))) {
      const exit = yield* Effect.exit(call)
      found.push(Exit.isSuccess(exit) ? exit.value : String(exit.cause).replaceAll(folder, "").split("\n")[0])
    }
    return found
  }).pipe(Effect.scoped, Effect.provide(layerOf))

effect("answers and errors are those of Node's own", (t) =>
  Effect.gen(function*() {
    const direct = yield* answers(layer)
    t.deepEqual(direct, yield* answers(NodeFileSystem.layer))
    t.true(direct.some((answer) => typeof answer === "string" && answer.includes("AlreadyExists")))
  }))

effect("a full disk is said to be full", (t) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    t.regex(String((yield* Effect.flip(fs.writeFileString("/dev/full", "text"))).reason.cause), /ENOSPC/)
  }).pipe(Effect.provide(layer)))

effect("a pipe that nobody writes to does not stop the process", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const pipe = join(folder, "pipe")
    execFileSync("/bin/sh", ["-c", `mkfifo "${pipe}"`])
    const read = yield* Effect.forkChild(fs.readFileString(pipe))
    yield* Effect.sleep("10 millis")
    yield* fs.writeFileString(pipe, "through")
    t.is(yield* Fiber.join(read), "through")
  }).pipe(Effect.scoped, Effect.provide(layer)))
