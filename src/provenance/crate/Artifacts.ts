/**
 * Steps' outputs as a crate has them: copied, under outputs/<step>/; or only told of, named by their digest, so that
 * whoever has the bytes can tell that they are the ones. A folder that is copied is a Dataset; one that is not is a
 * Collection of files that are not there.
 */
import type { Digest } from "../../engine/Artifact.ts"
import type * as Step from "../Step.ts"
import { type Entity, idOfDigest, idOfPath, refs } from "./Entity.ts"
import { fileFacts } from "./Piece.ts"

/** A file of a folder artifact. */
export interface File {
  readonly path: string
  readonly digest: Digest
  readonly bytes: number
}

export interface Artifact {
  readonly step: string
  readonly output: Step.Output
  /** Of a folder. */
  readonly files: ReadonlyArray<File>
  readonly isCopied: boolean
}

/** Where an output lies in the crate, if it is copied: its name under latest/, without workflow and profile. */
export const pathOf = ({ output }: Pick<Artifact, "output">): string =>
  `outputs/${output.path.split("/").slice(3).join("/")}`

export const idOf = ({ isCopied, output }: Pick<Artifact, "isCopied" | "output">): string => {
  if (!isCopied) return idOfDigest(output.digest)
  return idOfPath(pathOf({ output })) + (output.folder ? "/" : "")
}

/** Something that holds content; the same content not in the crate is the same thing, whatever it is called. */
interface Thing {
  readonly id: string
  readonly name: string
  readonly type: "File" | "Dataset" | "Collection"
  readonly digest: Digest
  readonly bytes: number
  readonly parts: ReadonlyArray<string>
}

const thingsOf = (artifact: Artifact): ReadonlyArray<Thing> => {
  const { files, isCopied, output: { bytes, digest, folder } } = artifact
  const [id, path] = [idOf(artifact), pathOf(artifact)]
  if (!folder) return [{ id, name: path, type: "File", digest, bytes, parts: [] }]
  const within = files.map((file): Thing => ({
    id: isCopied ? id + idOfPath(file.path) : idOfDigest(file.digest),
    name: `${path}/${file.path}`,
    type: "File",
    digest: file.digest,
    bytes: file.bytes,
    parts: []
  }))
  const parts = within.map((thing) => thing.id)
  return [{ id, name: path, type: isCopied ? "Dataset" : "Collection", digest, bytes, parts }, ...within]
}

/** What its digest is of. */
const descriptions: Readonly<Record<Thing["type"], (isElsewhere: boolean) => string | undefined>> = {
  File: (isElsewhere) => isElsewhere ? "Not in this crate; its digest tells whether a copy is the one" : undefined,
  Dataset: () => "A folder; its digest is that of the canonical JSON that lists its files (repro/tree/1)",
  Collection: () =>
    "A folder, not in this crate; its digest is that of the canonical JSON that lists its files (repro/tree/1)"
}

/** `parametersOf` says which formal parameters an entity is given for. */
export const entities = (
  artifacts: ReadonlyArray<Artifact>,
  parametersOf: (id: string) => Iterable<string>
): ReadonlyArray<Entity> =>
  [...Map.groupBy(artifacts.flatMap(thingsOf), ({ id }) => id).values()].map((things) => {
    const { bytes, digest, id, name, parts, type } = things[0]
    const others = [...new Set(things.map((thing) => thing.name))].filter((other) => other !== name)
    return {
      "@id": id,
      "@type": type,
      name,
      alternateName: others.length === 0 ? undefined : others,
      description: descriptions[type](id === idOfDigest(digest)),
      ...fileFacts(type === "File" ? name : "", digest, bytes),
      hasPart: refs(parts),
      exampleOfWork: refs(parametersOf(id))
    }
  })
