/** A workflow, executed, and ways to damage and to verify its results, all in this process. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import { join } from "node:path"
import * as Aside from "../../../src/cli/Aside.ts"
import * as Opening from "../../../src/cli/Opening.ts"
import type { Event } from "../../../src/engine/Event.ts"
import * as Capacity from "../../../src/engine/execution/Capacity.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import * as Memo from "../../../src/engine/store/Memo.ts"
import * as Store from "../../../src/engine/store/Store.ts"
import * as Recorded from "../../../src/engine/verify/Recorded.ts"
import type { AnyWorkflow, Graph } from "../../../src/engine/Workflow.ts"
import { type Given, graphOf, run } from "../Run.ts"

export const executed = Effect.fnUntraced(function*(store: string, workflow: AnyWorkflow, given: Given = {}) {
  const fs = yield* FileSystem.FileSystem
  const { digests, graph } = yield* run(store, workflow, given)
  const at = (digest: string) => join(store, "objects/sha256", digest.slice(0, 2), digest.slice(2))
  /** Flips the lowest bit of an object's first byte. */
  const flip = Effect.fnUntraced(function*(digest: string) {
    const bytes = yield* fs.readFile(at(digest))
    bytes[0] ^= 1
    yield* fs.chmod(at(digest), 0o644)
    yield* fs.writeFile(at(digest), bytes)
    return Hash.ofBytes(bytes)
  })
  const within = Effect.provide(Opening.layer(store))
  const recorded = Effect.suspend(() => within(Recorded.of(graph)))
  return { fs, store, graph, digests, at, flip, within, recorded }
})

/** The services to execute steps of `graph` again, aside from `store`. */
export const aside = (store: string, graph: Graph) =>
  Aside.layer(
    { jobs: 1, memory: undefined, gpus: undefined, executor: "in-process", env: [] },
    { graph, assignment: { workflowFile: "", profile: graph.profile, set: {}, store } }
  ).pipe(Layer.provideMerge(Opening.layer(store)))

/** Options under which steps are executed again, one at a time; events are kept. */
export const telling = () => {
  const events: Array<Event> = []
  const capacity = Capacity.make({ cpu: 1, memory: 1, gpu: 0 })
  return { events, options: { capacity, emit: (event: Event) => Effect.sync(() => void events.push(event)) } }
}

/** Another graph of the same workflow, and what is recorded of it. */
export const regraphed = Effect.fnUntraced(function*(store: string, workflow: AnyWorkflow, given: Given) {
  const graph = yield* graphOf(workflow, given)
  return { graph, ...(yield* Effect.provide(Recorded.of(graph), Opening.layer(store))) }
})

export const storeAt = (root: string) =>
  Effect.provide(Store.Store, Store.layerFileSystem(root).pipe(Layer.provide(Memo.layerFileSystem(root))))
