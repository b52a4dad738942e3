/** The services with which steps are executed again, aside: their results are compared and then removed. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Memo from "../engine/store/Memo.ts"
import * as Store from "../engine/store/Store.ts"
import * as Scratch from "../engine/verify/Scratch.ts"
import * as Machine from "./Machine.ts"

export type Work = Omit<Parameters<typeof Machine.executor>[1], "env">

/** Inputs are read from the store of `work`'s assignment. */
export const layer = (given: Machine.Given, { assignment, ...work }: Work) =>
  Effect.map(
    Scratch.Scratch,
    ({ store: { root: scratch } }) =>
      Machine.executor(given, { ...work, env: {}, assignment: { ...assignment, scratch } }).pipe(
        Layer.provide(Store.layerFileSystem(scratch, { inputs: assignment.store })),
        Layer.provide(Memo.layerFileSystem(scratch))
      )
  ).pipe(Layer.unwrap, Layer.provideMerge(Scratch.layer))
