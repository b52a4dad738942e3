/** A batch in parts that are encoded one after the other. */
import type { Batch } from "./TokenBatch.ts"

/** The batch's texts in their order, `texts` to a part and what is left in the last. */
export const split = (batch: Batch, texts: number): ReadonlyArray<Batch> => {
  const { ids, length, lengths, size } = batch
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0)
  const parts: Array<Batch> = []
  let firstRow = 0
  for (let from = 0; from < size; from += texts) {
    const to = Math.min(size, from + texts)
    const own = lengths.subarray(from, to)
    const part = { firstRow, longest }
    parts.push({ ids: ids.subarray(from * length, to * length), lengths: own, size: to - from, length, part })
    firstRow += own.reduce((a, b) => a + b, 0)
  }
  return parts
}
