import * as Effect from "effect/Effect"
import { join } from "node:path"
import * as Artifact from "../../../src/engine/Artifact.ts"
import type { Compare } from "../../../src/engine/Comparison.ts"
import * as Content from "../../../src/engine/verify/Content.ts"
import { effect } from "../../effect.ts"
import letters from "../../fixtures/letters.ts"
import { executed, storeAt } from "./Rig.ts"

/** How texts of the letters measure by this way to compare. */
const measured = Effect.fnUntraced(function*(folder: string, compare: Compare) {
  const { digests, store } = yield* executed(join(folder, "store"), letters)
  const stores = [yield* storeAt(store)]
  const kind = Artifact.file("text", 1, ".txt", { name: "numeric", tolerances: {}, compare })
  return yield* Content.compare(kind, {
    expected: { digest: digests["write:text"] as Artifact.Digest, stores },
    actual: { digest: digests["upper/left:text"] as Artifact.Digest, stores }
  })
})

effect("a comparison that fails or throws has not compared, and says why", (t, folder) =>
  Effect.gen(function*() {
    const fails: Compare = () => Effect.fail(new Error("no number"))
    t.deepEqual(yield* measured(folder, fails), { _tag: "NotComparable", why: "no number" })
    const throws: Compare = () => {
      throw new TypeError("undefined is no function")
    }
    t.deepEqual(yield* measured(folder, throws), {
      _tag: "NotComparable",
      why: "TypeError: undefined is no function"
    })
  }))
