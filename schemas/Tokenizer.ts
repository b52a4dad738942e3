/** A tokenizer as Hugging Face keeps one: tokenizer.json and tokenizer_config.json. */
import * as Artifact from "../src/engine/Artifact.ts"

export const Tokenizer = Artifact.folder("tokenizer", 1)
