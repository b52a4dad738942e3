/** A few lines of text for the terminal. */
import * as Artifact from "../src/engine/Artifact.ts"

export const Summary = Artifact.file("summary", 1, ".txt")
