/** How much a T5 encoder holds: see Memory.ts. */
import type { Memory } from "../Architecture.ts"

export const encoding: Memory["encoding"] = {
  fused: { model: 7, inner: 4, feedForward: 3, probabilities: 0, around: 0 },
  recorded: { model: 14.6, inner: 19.1, feedForward: 10.2, probabilities: 4.3, around: 0 },
  composed: { model: 11.1, inner: 19, feedForward: 9.8, probabilities: 4.5, around: 0 }
}

export const training: Memory["training"] = {
  fused: {
    keeping: { model: 21.3, inner: 8, feedForward: 6, probabilities: 2.1, around: 0.3 },
    dropping: { model: 26.9, inner: 7.9, feedForward: 9.4, probabilities: 3.1, around: 6.4 }
  },
  composed: {
    keeping: { model: 43.4, inner: 45.1, feedForward: 21.2, probabilities: 34.5, around: 23.3 },
    dropping: { model: 50, inner: 46.8, feedForward: 24.7, probabilities: 39.5, around: 23.5 }
  },
  recorded: {
    keeping: { model: 6.5, inner: 6.5, feedForward: 3.9, probabilities: 2, around: 39 },
    dropping: { model: 4.9, inner: 4.9, feedForward: 13.7, probabilities: 2, around: 39 }
  }
}
