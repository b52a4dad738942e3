/** Interrupts from the terminal, which reach all processes of an execution at once. */
import test from "ava"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { events, leftovers, run, saying, start } from "./Cli.ts"

const workflow = fileURLToPath(new URL("../fixtures/letters.ts", import.meta.url))

/** One step counts to 40, with a checkpoint at every number. */
const args = (
  store: string
) => ["run", workflow, "--store", store, "--json", "--set", "count.to=40", "--set", "count.sleepMillis=100"]

/** What it prints when it has counted to three. */
const three = "\"done\":3"

test.serial("the first interrupt stops at a checkpoint, says where, and the next execution goes on from there", async (t) => {
  t.timeout(60_000)
  const store = mkdtempSync(join(tmpdir(), "repro-interrupt-"))
  const started = start(args(store))
  await saying(started, three)
  started.kill("SIGINT")
  const { code, stderr, stdout } = await started.ended
  t.is(code, 130, stderr)
  t.regex(stderr, /Stopping: running steps go on to their next checkpoint/)
  const [, checkpoint] = /Stopped with 2 steps to go\. .*\n {2}upper\/right {2}from checkpoint (\d+)/.exec(stderr) ?? []
  t.true(Number(checkpoint) >= 3, stderr)
  t.regex(stdout, /"_tag":"StepStopped"/)
  const again = await run(args(store))
  t.is(again.code, 0, again.stderr)
  const first = events(again).find(({ _tag }) => _tag === "StepProgress") as unknown as { progress: { done: number } }
  t.is(first.progress.done, Number(checkpoint) + 1)
  t.deepEqual(leftovers(store), [])
  rmSync(store, { recursive: true })
})

for (const [how, signals] of [["a second interrupt", ["SIGINT", "SIGINT"]], ["SIGTERM", ["SIGTERM"]]] as const) {
  test.serial(`${how} stops at once, and nothing is lost`, async (t) => {
    t.timeout(60_000)
    const store = mkdtempSync(join(tmpdir(), "repro-interrupt-"))
    const slow = [...args(store), "--set", "count.sleepMillis=1500"]
    const started = start(slow)
    await saying(started, three)
    for (const signal of signals) {
      // Well after the checkpoint at three, and well before the one at four.
      await new Promise((resolve) => setTimeout(resolve, 300))
      started.kill(signal)
    }
    const { code, stderr } = await started.ended
    t.is(code, 130, stderr)
    t.regex(stderr, /Interrupted\. Nothing is lost/)
    const again = await run(args(store))
    t.is(again.code, 0, again.stderr)
    const first = events(again).find(({ _tag }) => _tag === "StepProgress") as unknown as { progress: { done: number } }
    t.true(first.progress.done >= 3)
    t.deepEqual(leftovers(store), [])
    rmSync(store, { recursive: true })
  })
}
