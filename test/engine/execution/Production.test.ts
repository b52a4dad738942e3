import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { join } from "node:path"
import * as Holder from "../../../src/engine/lease/Holder.ts"
import { Leases } from "../../../src/engine/lease/Lease.ts"
import * as InProcess from "../../../src/executors/InProcess.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { execute, graphOf } from "../Run.ts"

effect(
  "that another process executes a step is told once of each, also where their ids are the same",
  (t, folder) =>
    Effect.gen(function*() {
      const graph = yield* graphOf(letters)
      const store = join(folder, "store")
      const holders = ["one", "one", "two", "one", "two"].map((host) => ({ ...Holder.me, host, pid: 7 }))
      /** One holder after the other is at work. */
      const busy = Layer.effect(
        Leases,
        Effect.map(Leases, (leases) =>
          Leases.of({
            ...leases,
            acquire: (key) =>
              Effect.suspend(() => {
                const holder = holders.shift()
                return holder === undefined ? leases.acquire(key) : Effect.succeed({ _tag: "Busy" as const, holder })
              })
          }))
      )
      const { done, events } = yield* execute(store, graph, Layer.merge(InProcess.layer(graph), busy), {})
      t.is(done.length, 4)
      const told = events.flatMap((event) => event._tag === "StepWaiting" ? [`${event.host} ${event.pid}`] : [])
      t.deepEqual(told, ["one 7", "two 7"])
    })
)
