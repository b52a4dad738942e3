import { readFileSync } from "node:fs"
import { gunzipSync } from "node:zlib"

/** The text of a golden file of trec_eval. */
export const golden = (name: string): string =>
  gunzipSync(readFileSync(new URL(`../golden/trec_eval/${name}.gz`, import.meta.url))).toString("utf8")
