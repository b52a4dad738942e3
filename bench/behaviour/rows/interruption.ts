/** SIGKILL to the tool and its tasks at one instant, as by a scheduler, the out-of-memory killer or a power cut. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "../../../src/random/Stream.ts"
import * as Graph from "../../Graph.ts"
import * as Processes from "../../Processes.ts"
import * as Site from "../../Site.ts"
import { content, firstRunFails, NotSettled, type Row, run } from "../Row.ts"

const midTask: Row = {
  id: "T8",
  title: "SIGKILL in the middle of writing an output, then run again",
  ideal: "goes on, right",
  content: content({ kind: "slow-copy", pauseSeconds: 0 }),
  ask: Effect.fnUntraced(function*(site) {
    const fs = yield* FileSystem.FileSystem
    const hold = `${site.project.holds}/c1-t2`
    yield* fs.writeFileString(hold, "")
    const running = yield* startUntil(site, "c1-t2", 11)
    yield* Effect.sleep("200 millis")
    yield* Processes.kill(running)
    yield* fs.remove(hold)
    const { digest } = yield* Site.byHand(site)
    const { executed, exitCode, interventions } = yield* resume(site)
    const right = digest === (yield* Site.digest(site))
    return {
      text: `${describe(interventions, exitCode)}${right ? "" : ", wrong result"}; ${executed} executed`,
      ideal: interventions === 0 && exitCode === 0 && right,
      executed,
      exitCodes: [exitCode],
      right
    }
  })
}

const anyInstant: Row = {
  id: "S9",
  title: "SIGKILL at 10 random instants, each time from nothing, then run again",
  ideal: "10 of 10 right",
  content: content({ kind: "slow-copy", pauseSeconds: 0.05 }),
  ask: Effect.fnUntraced(function*(site) {
    const { millis, ok } = yield* run(site)
    if (!ok) return yield* firstRunFails
    const { digest } = yield* Site.byHand(site)
    const stream = Stream.make(9, "instants of SIGKILL")
    const trials = yield* Effect.forEach(
      Array.from({ length: 10 }, (_, i) => millis * Stream.uniform(stream, i)),
      (instant) => trial(site, instant, digest)
    )
    const rights = trials.filter(({ right }) => right).length
    const interventions = trials.reduce((sum, trial) => sum + trial.interventions, 0)
    const hanging = trials.filter(({ exitCode }) => exitCode === null).length
    const tasks = site.project.graph.tasks.length
    const twice = trials.reduce((sum, { executed }) => sum + Math.max(0, executed - tasks), 0)
    const trouble = [
      ...(interventions === 0 ? [] : [times(interventions)]),
      ...(hanging === 0 ? [] : [`${hanging} not done within a minute`])
    ]
    return {
      text: `${[`${rights} of 10 right`, ...trouble].join(", ")}; ${twice} repeated`,
      ideal: rights === 10 && interventions === 0,
      executed: twice,
      exitCodes: trials.map(({ exitCode }) => exitCode),
      right: rights === 10
    }
  })
}

/** Starts from nothing, kills, goes on, and counts the executions of both runs. */
const trial = Effect.fnUntraced(function*(site: Site.Site, instant: number, digest: string) {
  yield* Site.clean(site)
  yield* Site.forget(site)
  const running = yield* Processes.start(Site.command(site, site.peer.run(site.project)))
  yield* Effect.sleep(instant)
  yield* Processes.kill(running)
  const before = (yield* Site.executed(site)).length
  const { executed, ...resumed } = yield* resume(site)
  const right = resumed.exitCode === 0 && digest === (yield* Site.digest(site))
  return { ...resumed, executed: before + executed, right }
})

const inside: Row = {
  id: "S13",
  title: "SIGKILL 3 s into a step of 4 s that reports every 0.1 s: work lost",
  ideal: "≤ 0.1 s",
  content: content({ kind: "ticks", ticks: 40, tickSeconds: 0.1 }, Graph.chains(1, 1)),
  ask: Effect.fnUntraced(function*(site) {
    const running = yield* startUntil(site, "c0-t0", 30)
    yield* Processes.kill(running)
    const before = (yield* Site.executed(site)).length
    const { digest } = yield* Site.byHand(site)
    const { executed, exitCode, interventions } = yield* resume(site)
    const right = digest === (yield* Site.digest(site))
    const lost = before + executed - 40
    return {
      text: `${(lost / 10).toFixed(1)} s of ${(before / 10).toFixed(1)} s${
        interventions === 0 ? "" : `, ${times(interventions)}`
      }`,
      ideal: lost <= 1 && exitCode === 0 && right && interventions === 0,
      executed,
      exitCodes: [exitCode],
      right
    }
  })
}

/** Runs again; if it does not go on, does what the tool's documentation says, one thing after another. */
const resume = Effect.fnUntraced(function*(site: Site.Site) {
  let outcome = yield* run(site)
  let executed = outcome.executed.length
  let interventions = 0
  for (const words of site.peer.remedies) {
    if (outcome.ok) break
    interventions++
    const remedied = yield* run(site, { words })
    outcome = yield* run(site)
    executed += remedied.executed.length + outcome.executed.length
  }
  return { executed, interventions, exitCode: outcome.exitCodes[0] ?? null }
})

const describe = (interventions: number, exitCode: number | null): string => {
  if (exitCode !== 0) return "does not go on"
  return interventions === 0 ? "goes on" : `refuses, ${times(interventions)}`
}

const times = (interventions: number): string =>
  interventions === 1 ? "1 intervention" : `${interventions} interventions`

/** Starts the tool, which still runs when a task was started and so many executions are counted. */
const startUntil = Effect.fnUntraced(function*(site: Site.Site, name: string, count: number) {
  yield* Site.forget(site)
  const running = yield* Processes.start(Site.command(site, site.peer.run(site.project)))
  yield* Effect.onError(untilExecuted(site, name, count), () => Processes.kill(running))
  return running
})

/** Fails if it takes more than 20 s. */
export const untilExecuted = (site: Site.Site, name: string, count: number) =>
  Effect.gen(function*() {
    let executed: ReadonlyArray<string> = []
    while (executed.length < count || !executed.includes(name)) {
      yield* Effect.sleep("20 millis")
      executed = yield* Site.executed(site)
    }
  }).pipe(
    Effect.timeoutOrElse({
      duration: "20 seconds",
      orElse: () => Effect.fail(new NotSettled({ reason: `does not start ${name} in 20 s` }))
    })
  )

export const interruption: ReadonlyArray<Row> = [midTask, anyInstant, inside]
