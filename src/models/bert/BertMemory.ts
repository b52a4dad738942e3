/** How much a BERT encoder holds: see Memory.ts. */
import type { Memory } from "../Architecture.ts"

export const encoding: Memory["encoding"] = {
  fused: { model: 21, inner: 0, feedForward: 3, probabilities: 0, around: 0 },
  recorded: { model: 38.2, inner: 0, feedForward: 5.5, probabilities: 3.4, around: 0 },
  composed: { model: 38.2, inner: 0, feedForward: 5.5, probabilities: 3.4, around: 0 }
}

export const training: Memory["training"] = {
  fused: {
    keeping: { model: 42, inner: 0, feedForward: 6, probabilities: 0.6, around: 10 },
    dropping: { model: 47.5, inner: 0, feedForward: 6, probabilities: 2.2, around: 12.2 }
  },
  composed: {
    keeping: { model: 85.6, inner: 0, feedForward: 36.8, probabilities: 8.8, around: 2.6 },
    dropping: { model: 91.7, inner: 0, feedForward: 37.1, probabilities: 13.3, around: 5.3 }
  },
  recorded: {
    keeping: { model: 14, inner: 0, feedForward: 4, probabilities: 2, around: 39 },
    dropping: { model: 18, inner: 0, feedForward: 4, probabilities: 2, around: 39 }
  }
}
