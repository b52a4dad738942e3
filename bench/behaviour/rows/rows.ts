/** Every question, in the order of the table. */
import type { Row } from "../Row.ts"
import { code } from "./code.ts"
import { concurrency } from "./concurrency.ts"
import { freshness } from "./freshness.ts"
import { interruption } from "./interruption.ts"
import { restoration } from "./restoration.ts"

export const rows: ReadonlyArray<Row> = [...freshness, ...restoration, ...interruption, ...concurrency, ...code]
