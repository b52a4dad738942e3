/** What is got over the network, in words. */
import type { Downloads } from "../../engine/Stage.ts"
import * as ByteSize from "./ByteSize.ts"
import { count } from "./Expectation.ts"

/** "1.2 GB and 3 files of unknown size"; undefined where there is nothing. */
export const describe = ({ bytes, unknown }: Downloads): string | undefined => {
  const parts = [
    ...(bytes === 0 ? [] : [ByteSize.format(bytes)]),
    ...(unknown === 0 ? [] : [`${count(unknown, "file")} of unknown size`])
  ]
  return parts.length === 0 ? undefined : parts.join(" and ")
}

export const total = (all: ReadonlyArray<Downloads>): Downloads => ({
  bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  unknown: all.reduce((sum, { unknown }) => sum + unknown, 0)
})
