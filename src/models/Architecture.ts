/**
 * What this program has to know of a kind of encoder. Each kind is a folder beside this file and one line in Encoder.ts;
 * nothing here loads a tensor library before `program` is called.
 */
import type * as tf from "@tensorflow/tfjs-core"
import type * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import type { Kernels } from "../tensors/Backend.ts"
import type { Tensors } from "../tensors/Gradients.ts"
import type { Head } from "./Head.ts"
import type { HiddenStates } from "./OnnxGraph.ts"
import type { Parameter } from "./Parameters.ts"
import type { Batch } from "./TokenBatch.ts"
import type { Training } from "./Training.ts"

/** What the configs of all kinds have in common. */
export interface Config extends Head {
  /** Which kind it is. */
  readonly architecture?: string | undefined
  readonly vocabularySize: number
  /** The width of a token's representation. */
  readonly dModel: number
  /** The dropout rate that a training uses unless it says otherwise. */
  readonly dropout: number
}

/** L2-normalised embeddings, [batch.size, width], of an encoder with these weights. Drops nothing without `training`. */
export type Encode<C> = (config: C, weights: Tensors, batch: Batch, training?: Training) => tf.Tensor2D

/** The widths of an encoder, by which memory goes: see Memory.ts. */
export interface Widths {
  readonly layers: number
  readonly heads: number
  readonly model: number
  /** Of all heads together. */
  readonly inner: number
  readonly feedForward: number
}

/** Numbers held per token: of each block so many times each width, and so many times the model's width around them. */
export interface Held {
  readonly model: number
  readonly inner: number
  readonly feedForward: number
  /** Times heads and keys. */
  readonly probabilities: number
  readonly around: number
}

/** Fitted to measured peaks. */
export interface Memory {
  /** By a forward pass. */
  readonly encoding: Readonly<Record<Kernels, Held>>
  /** For gradients, without and with dropout. */
  readonly training: Readonly<Record<Kernels, Readonly<Record<"keeping" | "dropping", Held>>>>
}

export interface Architecture<C extends Config> {
  /** What `architecture` is in its configs. */
  readonly name: NonNullable<C["architecture"]>
  /** Those of the encoder, without its head's. */
  readonly parameters: (config: C) => ReadonlyArray<Parameter>
  /** The name of the table of the vocabulary's embeddings. */
  readonly table: string
  /** The computation, in a module that is loaded only now. */
  readonly program: () => Promise<{ readonly encode: Encode<C> }>
  /** The same in operators of ONNX, likewise. */
  readonly onnx: () => Promise<{ readonly hiddenStates: HiddenStates<C> }>
  /** Its config.json, as transformers has it. */
  readonly file: {
    /** The values of `model_type` that it reads. */
    readonly modelTypes: ReadonlyArray<string>
    readonly read: (file: unknown) => Effect.Effect<C, Schema.SchemaError>
    readonly write: (config: C) => object
    /** What transformers' `from_pretrained` is to be told besides. */
    readonly modelArguments: Readonly<Record<string, unknown>>
  }
  /** What a tensor of a published checkpoint is called here; nothing where it is no part of an encoder. */
  readonly tensorName: (published: string) => string | undefined
  /** Tokens of the longest text that it can encode. */
  readonly maxTokens: (config: C) => number
  readonly widths: (config: C) => Widths
  readonly memory: Memory
}
