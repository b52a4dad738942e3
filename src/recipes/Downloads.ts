/** From the names of datasets to their files. */
import type { SourceFiles } from "../../schemas/SourceFiles.ts"
import * as Datasets from "../datasets/Datasets.ts"
import type { Ref } from "../engine/Artifact.ts"
import { Download } from "../stages/Download.ts"

/**
 * The step `download/<name>` for each of these datasets that has files to download, with what loading these languages
 * needs. Default: all languages. Datasets of the same files share the step of the first.
 */
export const downloads = (
  names: ReadonlyArray<string>,
  languages?: ReadonlyArray<string>
): Readonly<Record<string, Ref<typeof SourceFiles>>> => {
  const steps = new Map<string, readonly [name: string, files: Ref<typeof SourceFiles>]>()
  for (const name of names) {
    const sources = Datasets.sources(name, languages)
    const urls = sources.map(({ url }) => url).join(" ")
    if (sources.length === 0 || steps.has(urls)) continue
    const notice = Datasets.notice(name)
    const options = notice === undefined ? {} : { notice }
    steps.set(urls, [
      name,
      Download.step(`download/${name}`, { params: { sources }, options, inputs: {} }).outputs.files
    ])
  }
  return Object.fromEntries(steps.values())
}
