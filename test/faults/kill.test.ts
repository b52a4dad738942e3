/** Kills executions of generated graphs at random moments, all their processes at once, and lets the next one go on. */
import test from "ava"
import * as fc from "fast-check"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { digests, executed, leftovers, run, start } from "./Cli.ts"

const workflow = fileURLToPath(new URL("../fixtures/random.ts", import.meta.url))
const kills = 50
/** Per graph, before it is left to finish. */
const killsPerGraph = 5
const sleepMillis = 400

/** Printed, so that a failure can be repeated. */
const seed = Number(process.env["REPRO_TEST_SEED"] ?? Date.now() % 1_000_000)

test.serial(`after ${kills} SIGKILLs at random moments the results are those of uninterrupted executions`, async (t) => {
  t.timeout(20 * 60_000)
  t.log(`seed ${seed}`)
  const folder = mkdtempSync(join(tmpdir(), "repro-kill-"))
  const moments = fc.sample(fc.integer({ min: 50, max: 2500 }), { numRuns: kills, seed })
  let landed = 0
  for (let graph = 0; graph < kills / killsPerGraph; graph++) {
    const store = join(folder, String(graph))
    const args = (
      at: string,
      ...more: ReadonlyArray<string>
    ) => ["run", workflow, "--store", at, "--set", `seed=${seed + graph}`, "--jobs", "2", "--json", ...more]
    const plain = await run(args(join(folder, "plain")))
    t.is(plain.code, 0, plain.stderr)
    for (const millis of moments.slice(graph * killsPerGraph, (graph + 1) * killsPerGraph)) {
      const { ended, kill } = start(args(store, "--set", `sleepMillis=${sleepMillis}`))
      const timer = setTimeout(() => kill("SIGKILL"), millis)
      const { code, signal, stderr } = await ended
      clearTimeout(timer)
      if (signal === "SIGKILL") landed++
      else t.is(code, 0, stderr)
    }
    const last = await run(args(store))
    t.is(last.code, 0, last.stderr)
    t.deepEqual(digests(store), digests(join(folder, "plain")), `graph of seed ${seed + graph}`)
    t.deepEqual(leftovers(store), [], `graph of seed ${seed + graph}`)
    t.deepEqual(executed(await run(args(store))), [])
    rmSync(join(folder, "plain"), { recursive: true })
  }
  t.log(`${landed} of ${kills} processes were killed before they had ended`)
  t.true(landed > kills / 2)
  rmSync(folder, { recursive: true })
})
