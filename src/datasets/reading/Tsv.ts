/** Lines of tab-separated fields without quoting: a tab or a line end is never part of a field. */
import * as Result from "effect/Result"

/** The fields of a line that has `count` of them; nothing for an empty line. For `Files.rows`. */
export const fields = (count: number) => (line: string): Result.Result<ReadonlyArray<string> | undefined, string> => {
  if (line === "") return Result.succeed(undefined)
  const found = line.split("\t")
  return found.length === count ? Result.succeed(found) : Result.fail(`${count} fields, not ${found.length}`)
}
