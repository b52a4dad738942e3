/** Several executions on one store at once: they share the work. */
import test from "ava"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { digests, executed, leftovers, run, saying, start } from "./Cli.ts"

const workflow = fileURLToPath(new URL("../fixtures/random.ts", import.meta.url))

const args = (
  store: string,
  seed: number
) => ["run", workflow, "--store", store, "--set", `seed=${seed}`, "--set", "sleepMillis=60", "--jobs", "2", "--json"]

for (const processes of [2, 4]) {
  // Graphs of eight and nine steps, of which several can be executed at once.
  test.serial(`${processes} processes at once execute each step once, and all succeed`, async (t) => {
    t.timeout(5 * 60_000)
    const folder = mkdtempSync(join(tmpdir(), "repro-together-"))
    for (const seed of [5, 15, 41]) {
      const store = join(folder, String(seed))
      const alone = await run(args(join(folder, `alone-${seed}`), seed))
      const all = await Promise.all(Array.from({ length: processes }, () => run(args(store, seed))))
      for (const { code, stderr } of all) t.is(code, 0, stderr)
      t.deepEqual(all.flatMap(executed).sort(), executed(alone))
      t.deepEqual(digests(store), digests(join(folder, `alone-${seed}`)))
      t.deepEqual(leftovers(store), [])
    }
    rmSync(folder, { recursive: true })
  })
}

test.serial("what a killed process was executing is taken over at once by one that waits for it", async (t) => {
  t.timeout(2 * 60_000)
  const folder = mkdtempSync(join(tmpdir(), "repro-takeover-"))
  const store = join(folder, "store")
  const slow = [...args(store, 15), "--set", "sleepMillis=1500"]
  const first = start(slow)
  await saying(first, "StepStarted")
  const second = start(slow)
  await saying(second, "StepWaiting")
  const killed = performance.now()
  first.kill("SIGKILL")
  await saying(second, "StepStarted")
  // Far less than the silence after which a process of another machine would count as gone.
  t.true(performance.now() - killed < 15_000)
  const { code, stderr } = await second.ended
  t.is(code, 0, stderr)
  await run(args(join(folder, "alone"), 15))
  t.deepEqual(digests(store), digests(join(folder, "alone")))
  t.deepEqual(leftovers(store), [])
  rmSync(folder, { recursive: true })
})
