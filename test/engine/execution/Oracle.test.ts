import test from "ava"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as fc from "fast-check"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Opening from "../../../src/cli/Opening.ts"
import type { Output } from "../../../src/engine/Artifact.ts"
import { Store } from "../../../src/engine/store/Store.ts"
import { Disk } from "../../effect.ts"
import { run } from "../Run.ts"
import {
  bounds,
  computations,
  contents,
  type Edit,
  edit,
  nameOf,
  oracle,
  placeOf,
  type Shape,
  shape,
  workflowOf,
  type World
} from "./RandomGraph.ts"

/** Enough to meet every kind of edit several times; each graph is executed up to six times. */
const graphs = 25

for (const jobs of [1, 2]) {
  test(`for random graphs and random edits, the steps executed are those an oracle names: jobs ${jobs}`, async (t) => {
    await fc.assert(
      fc.asyncProperty(shape, fc.array(edit, { maxLength: 5 }), async (first, edits) => {
        const folder = mkdtempSync(join(tmpdir(), "repro-oracle-"))
        const trial = { store: join(folder, "store"), jobs }
        try {
          await Effect.runPromise(Effect.provide(Effect.scoped(follow(trial, first, edits)), Disk))
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      }),
      { numRuns: graphs, seed: 8 }
    )
    t.pass()
  })
}

interface Trial {
  readonly store: string
  readonly jobs: number
}

/** Executes the graph, then after each edit again. */
const follow = Effect.fnUntraced(function*(trial: Trial, first: Shape, edits: ReadonlyArray<Edit>) {
  const { store } = trial
  const world: World = { recorded: new Set(), whole: new Set() }
  let shape = first
  let outputs = yield* check(trial, shape, world)
  for (const edit of edits) {
    shape = edited(shape, edit)
    if (edit._tag === "Damage") {
      yield* damage(store, { shape, at: edit.at % shape.length, how: edit.how, outputs, world })
    }
    yield* disturb(store, edit)
    outputs = yield* check(trial, shape, world)
  }
})

/** One execution: what ran, what came out, and the links people see, are what the oracle says. */
const check = Effect.fnUntraced(function*({ jobs, store }: Trial, shape: Shape, world: World) {
  const fs = yield* FileSystem.FileSystem
  const inAnyOrder = bounds(shape, world)
  const { events, executed, failed, summary } = yield* run(store, workflowOf(shape), { jobs })
  const order = events.flatMap((event) =>
    event._tag === "StepStarted" || event._tag === "StepCached" ? [event.step] : []
  )
  same(order.toSorted(), shape.map((_, place) => nameOf(place)), "looked at")
  const expected = oracle(shape, order, world)
  if (jobs === 1) same(executed, [...expected].sort(), "executed")
  else within(executed.map((name) => computations(shape)[placeOf(name)]), inAnyOrder)
  same(failed, [], "failed")
  for (const [place, content] of contents(shape).entries()) {
    const name = nameOf(place)
    const at = join(
      store,
      "latest",
      "random",
      "only",
      name,
      shape[place].form === "file" ? "text.txt" : "text/text.txt"
    )
    same(yield* fs.readFileString(at), content, `content of ${name}`)
  }
  return summary.outputs
})

const same = (actual: unknown, expected: unknown, what: string): void => {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${what}: ${a}, but ${b} by the oracle`)
}

/** No computation twice, all that must be, and no other than may be. */
const within = (executed: ReadonlyArray<string>, { may, must }: ReturnType<typeof bounds>): void => {
  const once = new Set(executed)
  same(executed.length, once.size, "executions of different computations")
  same([...must].filter((one) => !once.has(one)), [], "not executed")
  same([...once].filter((one) => !may.has(one)), [], "executed in vain")
}

const edited = (shape: Shape, edit: Edit): Shape => {
  switch (edit._tag) {
    case "Shape":
      return edit.shape
    case "Node": {
      const at = edit.at % shape.length
      return shape.map((node, place) => place === at ? { ...edit.node, reads: node.reads } : node)
    }
    default:
      return shape
  }
}

interface Hit {
  readonly shape: Shape
  readonly at: number
  readonly how: "delete" | "corrupt" | "tree"
  readonly outputs: ReadonlyMap<string, Readonly<Record<string, Output>>>
  readonly world: World
}

/** Damages the content of a step, wherever else it is used, and lets the oracle's world know. */
const damage = Effect.fnUntraced(function*(root: string, { at, how, outputs, shape, world }: Hit) {
  const fs = yield* FileSystem.FileSystem
  const output = outputs.get(nameOf(at))?.["text"] as Output
  const store = yield* Effect.provide(Store, Opening.layer(root))
  const files = output.folder ? yield* store.tree(output.digest) : []
  const text = files.find(({ path }) => path === "text.txt")?.digest ?? output.digest
  const path = store.path(how === "tree" ? output.digest : text)
  if (how === "corrupt") {
    const bytes = yield* fs.readFile(path)
    bytes[0] ^= 1
    yield* fs.chmod(path, 0o644)
    yield* fs.writeFile(path, bytes)
  } else yield* fs.remove(path)
  world.whole.delete(`${how === "tree" && output.folder ? "tree" : "blob"}:${contents(shape)[at]}`)
})

const disturb = Effect.fnUntraced(function*(store: string, { _tag }: Edit) {
  const fs = yield* FileSystem.FileSystem
  if (_tag === "DropLinks") yield* fs.remove(join(store, "latest"), { recursive: true })
  if (_tag !== "Touch") return
  const objects = join(store, "objects")
  for (const name of yield* fs.readDirectory(objects, { recursive: true })) {
    yield* fs.utimes(join(objects, name), 1_000_000, 1_000_000)
  }
})
