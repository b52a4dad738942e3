import test from "ava"
import * as Lane from "../../../bench/engine/Lane.ts"
import * as Graph from "../../../bench/Graph.ts"
import { peers } from "../../../bench/peers/peers.ts"
import type * as Site from "../../../bench/Site.ts"

const site: Site.Site = {
  peer: peers[0],
  project: {
    graph: Graph.chains(1, 4),
    work: () => ({ kind: "copy" }),
    folder: "",
    log: "",
    holds: "",
    files: {},
    scripts: () => [],
    packages: []
  },
  printed: ""
}

const usage = { exitCode: 0, millis: 10, cpuMillis: 5, maxRssBytes: 1, timedOut: false }

const figureOf = (samples: ReadonlyArray<Pick<Lane.Sample, "executed" | "right">>, ideal: number) => {
  const lane = { site, digest: "", samples: samples.map((sample) => ({ ...usage, ...sample })), out: undefined }
  return Lane.figure(lane, ideal, "cold")
}

const executing = (counts: ReadonlyArray<number>, ideal: number): number =>
  figureOf(counts.map((executed) => ({ executed, right: true })), ideal).executed

test("of several runs the count of executions farthest from the ideal is kept, be it too many or too few", (t) => {
  t.is(executing([4, 4, 1], 4), 1)
  t.is(executing([1, 4, 1, 2], 1), 4)
  t.is(executing([1, 0, 1], 1), 0)
  t.is(executing([4, 4], 4), 4)
  t.is(executing([3], 4), 3)
})

test("one run with a wrong result makes the figure wrong", (t) => {
  const sample = { executed: 4, right: true }
  t.true(figureOf([sample, sample], 4).right)
  t.false(figureOf([sample, { ...sample, right: false }, sample], 4).right)
})
