/** A TensorFlow that was set up and is not what it was, in processes of their own: it starts in a main thread only. */
import test, { type ExecutionContext } from "ava"
import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import * as Manifest from "../../src/setup/Manifest.ts"
import type { Printed } from "../fixtures/starting.ts"
import { manifest, setUp } from "../setup/manifest.ts"

const starting = fileURLToPath(new URL("../fixtures/starting.ts", import.meta.url))

/** Set up whole, then `damage`d, it is to fail for this `cause`. */
const fails = async (t: ExecutionContext, damage: (files: string, root: string) => void, cause: RegExp) => {
  const setup = mkdtempSync(join(tmpdir(), "repro-"))
  t.teardown(() => rmSync(setup, { recursive: true }))
  damage(setUp(setup, "tensorflow"), join(setup, "tensorflow"))
  const env = { ...process.env, REPRO_SETUP: setup }
  const run = promisify(execFile)(process.execPath, [starting, "tensorflow"], { env })
  // It ends itself as soon as it has spoken.
  const { stdout } = await run.catch((error: { readonly stdout: string }) => error)
  const { ran, ...error } = JSON.parse(stdout) as Printed
  t.is(ran, undefined)
  t.like(error, { _tag: "BackendUnavailable", backend: "tensorflow" })
  t.regex(error.cause ?? "", cause)
  t.regex(error.hint ?? "", /^Run repro setup tensorflow/)
}

test("a library that was cut off is not loaded", (t) =>
  fails(
    t,
    (files) => truncateSync(join(files, "lib/libtensorflow_cc.so.2"), 7),
    /libtensorflow_cc\.so\.2 in .* changed$/
  ))

test("nor one of the same length with other bytes", (t) =>
  fails(
    t,
    (files) => writeFileSync(join(files, "lib/libtensorflow_framework.so.2"), "x".repeat(9) + "y"),
    /libtensorflow_framework\.so\.2 in .* changed$/
  ))

test("an addon that is missing is noticed", (t) =>
  fails(t, (files) => rmSync(join(files, "lib/tfjs_binding.node")), /tfjs_binding\.node in .* changed$/))

test("kernels that are missing are noticed", (t) => fails(t, () => {}, /register_all_kernels\.js/))

test("an addon that this Node cannot load is an error", (t) =>
  fails(t, (files, root) => {
    mkdirSync(join(files, "binding/dist"), { recursive: true })
    writeFileSync(join(files, "binding/dist/register_all_kernels.js"), "")
    writeFileSync(join(files, "binding/dist/nodejs_kernel_backend.js"), "")
    const text = "no library"
    writeFileSync(join(files, manifest.addon.path), text)
    const sha256 = createHash("sha256").update(text).digest("hex")
    const addon = { ...manifest.addon, bytes: text.length, sha256 }
    writeFileSync(join(root, Manifest.FILE_NAME), JSON.stringify({ ...manifest, addon }))
  }, /tfjs_binding\.node/))

test("a manifest of another version is as none", (t) =>
  fails(
    t,
    (_, root) => writeFileSync(join(root, Manifest.FILE_NAME), JSON.stringify({ ...manifest, formatVersion: 0 })),
    /nothing is set up in /
  ))
