/** "Nothing of the evaluation was trained on", as found in the artifacts themselves. */
import type { Evidence } from "../../../schemas/Verdicts.ts"
import * as Numbers from "../Numbers.ts"
import type { Facts } from "./Facts.ts"
import { notTested } from "./Facts.ts"

export const evidence = ({ overlaps }: Facts): ReadonlyArray<Evidence> => {
  if (overlaps === undefined) return [notTested("training pairs and evaluation texts were not compared")]
  const { digest, examples, overlapping, pairs, texts } = overlaps
  const [all, looked] = [Numbers.whole(pairs), Numbers.whole(texts)]
  const text = overlapping === 0
    ? `none of ${all} training pairs holds any of ${looked} evaluation texts`
    : `${Numbers.whole(overlapping)} of ${all} training pairs hold an evaluation text, such as ${examples.join(", ")}`
  return [{ outcome: overlapping === 0 ? "reproduced" : "not reproduced", text, digests: [digest] }]
}
