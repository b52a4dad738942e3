/** An encoder as Hugging Face keeps one: config.json and model.safetensors. */
import * as Artifact from "../src/engine/Artifact.ts"

export const Encoder = Artifact.folder("encoder", 1, { _tag: "numeric", absolute: 1e-5, relative: 1e-4 })
