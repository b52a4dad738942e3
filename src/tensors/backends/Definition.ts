/** What makes a tensor backend: what is known of it without loading it, and how it is loaded. */
import * as Schema from "effect/Schema"

export const Name = Schema.Literals(["wasm", "cpu", "onnx", "tensorflow", "tensorflow-gpu", "webgpu"])
export type Name = typeof Name.Type

/** What decides the bits of a result besides the program and its inputs: part of the keys of tensor stages. */
export interface Environment {
  readonly backend: Name
  /** Package and version. */
  readonly library: string
  readonly threads: number
  readonly precision: "float32"
  /** What it computes on, where that is no matter of course. */
  readonly device?: string
  /** Variables that the library reads, as they are set for it. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface Definition {
  /** Known without loading anything. */
  readonly environment: () => Environment
  /** Loads the library and registers the backend with tfjs-core, under `registered`. */
  readonly load: () => Promise<void>
  /** The name in tfjs-core. */
  readonly registered: string
  /** What to do where it does not start. */
  readonly hint: string
}

/** The version of tfjs-core and of its backends, which go together. */
export const VERSION = "4.22.0"

export const reinstall = "Run npm ci with the Node of this package, or choose another backend"
