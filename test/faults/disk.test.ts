/**
 * Disks that are full, read-only or taken away. Mounts are made in a namespace of their own, where the system lets an
 * ordinary user have one; elsewhere these tests are skipped.
 */
import test from "ava"
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { executed, run, saying, start } from "./Cli.ts"

const workflow = fileURLToPath(new URL("../fixtures/random.ts", import.meta.url))
const bin = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url))

/** A shell command that runs the workflow in the store "store". */
const repro = (command: string, ...more: ReadonlyArray<string>) =>
  [process.execPath, bin, command, workflow, "--store", "store", "--set", "seed=3", ...more].join(" ")

const mounting = spawnSync("unshare", ["--map-root-user", "--mount", "true"]).status === 0
  ? test.serial
  : test.serial.skip

/** Runs a script where it may mount. */
const withMounts = (script: string): string => {
  const folder = mkdtempSync(join(tmpdir(), "repro-disk-"))
  const { stderr, stdout } = spawnSync("unshare", ["--map-root-user", "--mount", "sh", "-c", script], {
    cwd: folder,
    encoding: "utf8"
  })
  rmSync(folder, { recursive: true, force: true })
  return stdout + stderr
}

mounting("on a full disk the execution says so, and goes on once there is room", (t) => {
  t.timeout(60_000)
  const said = withMounts(
    `mkdir store && mount -t tmpfs -o size=400k none store && head -c 390k /dev/zero > store/filler
     ${repro("run")}; echo first $?
     rm store/filler; ${repro("run")}; echo second $?
     ${repro("run")}; echo third $?`
  )
  t.regex(said, /no space left on device/i)
  t.regex(said, /Check that the disk has room/)
  t.regex(said, /first 1/)
  t.regex(said, /second 0/)
  t.regex(said, /second 0[\s\S]* 0 executed, [\s\S]*third 0/)
})

mounting("a read-only store serves what it holds, and says that it takes no more", (t) => {
  t.timeout(60_000)
  const said = withMounts(
    `${repro("run")}; echo first $?
     mount --bind store store && mount -o remount,ro,bind store
     ${repro("run")}; echo second $?
     ${repro("plan")}; echo third $?
     ${repro("run", "--set", "seed=4")}; echo fourth $?`
  )
  t.regex(said, /first 0[\s\S]* 0 executed, [\s\S]*second 0/)
  t.regex(said, /third 0/)
  t.regex(said, /read-only file system/i)
  t.regex(said, /fourth 1/)
})

test.serial("a store that is taken away during an execution makes it fail, and the next one starts anew", async (t) => {
  t.timeout(60_000)
  const folder = mkdtempSync(join(tmpdir(), "repro-removed-"))
  const store = join(folder, "store")
  const argsFor = (store: string) => ["run", workflow, "--store", store, "--set", "seed=15", "--json"]
  const args = argsFor(store)
  const started = start([...args, "--set", "sleepMillis=300"])
  await saying(started, "StepDone")
  rmSync(store, { recursive: true, force: true, maxRetries: 5 })
  const { code, stderr } = await started.ended
  t.is(code, 1, stderr)
  t.regex(stderr, /Cannot .* in the store\n|Step .* failed\n/)
  const again = await run(args)
  t.is(again.code, 0, again.stderr)
  t.deepEqual(executed(again), executed(await run(argsFor(join(folder, "other")))))
  t.deepEqual(executed(await run(args)), [])
  rmSync(folder, { recursive: true })
})
