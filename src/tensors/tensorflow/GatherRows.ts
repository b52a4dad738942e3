/** The kernels of src/tensors/GatherRows.ts. */
import { type Handles, kernel } from "./Machine.ts"

const gather = kernel<Handles<"table">, { readonly ids: Int32Array }>(
  "GatherRows",
  (m, { table }, { ids }) => m.call("GatherV2", [table, m.indices(ids), m.integers(0)])
)

/** Each thread has rows of the table of its own, and adds to them in the order of `ids`. */
const scatter = kernel<Handles<"dy">, { readonly ids: Int32Array; readonly rows: number }>(
  "ScatterRows",
  (m, { dy }, { ids, rows }) => m.call("UnsortedSegmentSum", [dy, m.indices(ids), m.integers(rows)])
)

export const kernels = [gather, scatter]
