/** An encoder as Hugging Face keeps one: config.json and model.safetensors. */
import * as Artifact from "../src/engine/Artifact.ts"
import * as Class from "./comparison/Class.ts"

// Less than what one step of AdamW moves a weight of the mini profile's encoders.
export const Encoder = Artifact.folder("encoder", 1, Class.tensors({ absolute: 2e-3, relative: 1e-3 }))
