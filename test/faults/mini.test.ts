/** The main workflow on embedded data, killed again and again: it ends in the published digests. */
import test from "ava"
import * as fc from "fast-check"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { leftovers, run, start } from "./Cli.ts"

const kills = 10

/** Printed, so that a failure can be repeated. */
const seed = Number(process.env["REPRO_TEST_SEED"] ?? Date.now() % 1_000_000)

test.serial(`after ${kills} SIGKILLs at random moments the results of the mini profile are the published ones`, async (t) => {
  t.timeout(60 * 60_000)
  t.log(`seed ${seed}`)
  const store = mkdtempSync(join(tmpdir(), "repro-mini-"))
  const args = ["run", "scaling.ts", "--store", store, "--json"]
  let landed = 0
  for (const millis of fc.sample(fc.integer({ min: 2000, max: 15_000 }), { numRuns: kills, seed })) {
    const { ended, kill } = start(args)
    const timer = setTimeout(() => kill("SIGKILL"), millis)
    const { code, signal, stderr } = await ended
    clearTimeout(timer)
    t.true(signal === "SIGKILL" || code === 0, stderr)
    if (signal === "SIGKILL") landed++
  }
  t.is(landed, kills)
  const last = await run(args)
  t.is(last.code, 0, last.stderr)
  t.deepEqual(leftovers(store), [])
  const verified = await run(["verify", "scaling.ts", "--store", store])
  t.is(verified.code, 0, verified.stdout + verified.stderr)
  rmSync(store, { recursive: true })
})
