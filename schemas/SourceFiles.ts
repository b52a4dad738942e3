/** Files as their publisher has them, each under the host and path of its URL. */
import * as Artifact from "../src/engine/Artifact.ts"

export const SourceFiles = Artifact.folder("source-files", 1)
