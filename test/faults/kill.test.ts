/** Kills executions of generated graphs at random moments, all their processes at once, and lets the next one go on. */
import test, { type ExecutionContext } from "ava"
import * as fc from "fast-check"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { digests, executed, leftovers, run, saying, start } from "./Cli.ts"

const workflow = fileURLToPath(new URL("../fixtures/random.ts", import.meta.url))
const kills = 50
/** Per graph at most, before it is left to finish. */
const killsPerGraph = 5
/** Half of what a step takes at least, so that most executions are killed before they have ended. */
const sleepMillis = 400

/** Printed, so that a failure can be repeated. */
const seed = Number(process.env["REPRO_TEST_SEED"] ?? Date.now() % 1_000_000)

const args = (
  store: string,
  graph: number,
  ...more: ReadonlyArray<string>
) => ["run", workflow, "--store", store, "--set", `seed=${seed + graph}`, "--jobs", "2", "--json", ...more]

/** Kills an execution a while after its first step has begun; false if it had ended by then. */
const killed = async (t: ExecutionContext, given: ReadonlyArray<string>, millis: number): Promise<boolean> => {
  const started = start(given)
  await Promise.race([saying(started, "StepStarted"), started.ended])
  const timer = setTimeout(() => started.kill("SIGKILL"), millis)
  const { code, signal, stderr } = await started.ended
  clearTimeout(timer)
  if (signal !== "SIGKILL") t.is(code, 0, stderr)
  return signal === "SIGKILL"
}

test.serial(`after ${kills} SIGKILLs at random moments the results are those of uninterrupted executions`, async (t) => {
  t.timeout(20 * 60_000)
  t.log(`seed ${seed}`)
  const moments = fc.sample(fc.integer({ min: 0, max: 1500 }), { numRuns: kills, seed })
  let landed = 0
  for (let graph = 0; landed < kills; graph++) {
    t.true(graph < kills)
    const folder = mkdtempSync(join(tmpdir(), "repro-kill-"))
    const [store, plain] = [join(folder, "store"), join(folder, "plain")]
    const uninterrupted = await run(args(plain, graph))
    t.is(uninterrupted.code, 0, uninterrupted.stderr)
    const slow = args(store, graph, "--set", `sleepMillis=${sleepMillis}`)
    const until = Math.min(kills, landed + killsPerGraph)
    while (landed < until && await killed(t, slow, moments[landed])) landed++
    const last = await run(args(store, graph))
    t.is(last.code, 0, last.stderr)
    t.deepEqual(digests(store), digests(plain), `graph of seed ${seed + graph}`)
    t.deepEqual(leftovers(store), [], `graph of seed ${seed + graph}`)
    t.deepEqual(executed(await run(args(store, graph))), [])
    rmSync(folder, { recursive: true })
  }
})
