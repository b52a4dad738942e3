/**
 * What a stage is: a declared computation with a name, params (they are in the key), options (visibly not), typed
 * inputs and outputs, and `run`. `step` applies it to params and inputs inside one workflow, without running it.
 */
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import type { Kind, Located, Ref, Target } from "./Artifact.ts"
import type { Progress } from "./Event.ts"
import type { Slot } from "./execution/Checkpoint.ts"

/** A record that crosses files and processes as JSON. Its services are none: encoding is pure. */
export type Fields = Schema.Codec<object, object>

/** Any number of artifacts of one kind, by label. */
export interface Many<out K extends Kind = Kind> {
  readonly many: K
}
export const many = <K extends Kind>(kind: K): Many<K> => ({ many: kind })
export const isMany = (kind: Kind | Many): kind is Many => "many" in kind

export type InputKinds = Readonly<Record<string, Kind | Many>>
export type OutputKinds = Readonly<Record<string, Kind>>

type Refs<I extends InputKinds> = {
  readonly [N in keyof I]: I[N] extends Many<infer K extends Kind> ? Readonly<Record<string, Ref<K>>>
    : I[N] extends Kind ? Ref<I[N]>
    : never
}
export type LocatedInputs<I extends InputKinds> = {
  readonly [N in keyof I]: I[N] extends Many<infer K extends Kind> ? Readonly<Record<string, Located<K>>>
    : I[N] extends Kind ? Located<I[N]>
    : never
}

/** What `run` is given. */
export interface Context<P extends Fields, O extends Fields, I extends InputKinds, Out extends OutputKinds> {
  readonly params: P["Type"]
  readonly options: O["Type"]
  readonly inputs: LocatedInputs<I>
  readonly outputs: { readonly [N in keyof Out]: Target<Out[N]> }
  /** Says how far the step is; shown live, never part of a result. */
  readonly progress: (progress: Progress) => Effect.Effect<void>
  /** Resumable state of this very computation: kept under its key until its result is published. */
  readonly checkpoint: Slot
}

/** What a stage may use of the outside world. */
export type Services = FileSystem.FileSystem | Path.Path

export interface Definition<P extends Fields, O extends Fields, I extends InputKinds, Out extends OutputKinds> {
  readonly name: string
  /** `import.meta.url` of the file that defines the stage: what it reaches is the implementation, and in the key. */
  readonly module: string
  readonly params: P
  /** What changes how, never what, such as how often a checkpoint is saved. Not in the key. */
  readonly options?: O
  readonly inputs: I
  readonly outputs: Out
  /** The numeric environment the result depends on, from the params alone; part of the key. Default: none. */
  readonly environment?: (params: P["Type"]) => Readonly<Record<string, Schema.Json>>
  /** What a step takes of the machine while it runs. Default: one core. Not in the key. */
  readonly resources?: (params: P["Type"], options: O["Type"]) => Partial<Resources>
  /** What happens to a step that takes too long or fails. Not in the key. */
  readonly limits?: Partial<Limits>
  /**
   * Whether the result is what the outside world gave, and not what params and inputs decide: then the first one is
   * recorded beside the workflow, and a later one must equal it. Default: false. Not in the key.
   */
  readonly isOutside?: (params: P["Type"]) => boolean
  /** What a step gets over the network. Default: nothing. Not in the key. */
  readonly downloads?: (params: P["Type"], options: O["Type"]) => Downloads
  /** A generator, written as for `Effect.gen`: yields effects, writes every output to its path, returns nothing. */
  readonly run: (context: Context<P, O, I, Out>) => Effect.fn.Return<void, Error, Services>
}

/** What a step takes of the machine while it runs. */
export interface Resources {
  /** Cores. Default 1. */
  readonly cpu: number
  /** Main memory in GiB. Default 0: unknown, and not waited for. */
  readonly memory: number
  /** GPUs. Default 0. */
  readonly gpu: number
}

/** What a step gets over the network. */
export interface Downloads {
  /** Of the files of known length. */
  readonly bytes: number
  /** The number of files of unknown length. */
  readonly unknown: number
  /** What a user should know before, such as a licence's terms. */
  readonly notice?: string
}

/** What happens to a step that takes too long or fails. */
export interface Limits {
  /** An attempt that takes longer is stopped. Default: none. */
  readonly timeoutMinutes: number
  /** How often a failed attempt is repeated, by what ended it. A repeated attempt goes on from the last checkpoint. */
  readonly retries: Partial<Retries>
}

export interface Retries {
  /** The stage itself failed. Default 0. */
  readonly failed: number
  /** Its process died. Default 1. */
  readonly died: number
  /** It took longer than `timeoutMinutes`. Default 0. */
  readonly timedOut: number
}

export interface Stage<
  P extends Fields = Fields,
  O extends Fields = Fields,
  I extends InputKinds = InputKinds,
  Out extends OutputKinds = OutputKinds
> extends Omit<Definition<P, O, I, Out>, "run"> {
  readonly options: O
  readonly run: (context: Context<P, O, I, Out>) => Effect.Effect<void, Error, Services>
  /** This stage applied to params and inputs, under a name that is unique in its workflow. */
  readonly step: (name: string, application: Application<P, O, I>) => StepOf<Out>
}

/** `options` may be left out where the stage declares none. */
export type Application<P extends Fields, O extends Fields, I extends InputKinds> = {
  readonly params: P["Type"]
  readonly inputs: Refs<I>
} & ({} extends O["Type"] ? { readonly options?: O["Type"] } : { readonly options: O["Type"] })

/** A stage applied inside one workflow. Params and options are kept encoded, as they cross to the key and to workers. */
export interface Step {
  readonly name: string
  readonly stage: AnyStage
  readonly params: Readonly<Record<string, Schema.Json>>
  readonly options: Readonly<Record<string, Schema.Json>>
  readonly inputs: Readonly<Record<string, Ref | Readonly<Record<string, Ref>>>>
  readonly outputs: Readonly<Record<string, Ref>>
  readonly environment: Readonly<Record<string, Schema.Json>>
  readonly resources: Resources
  readonly isOutside: boolean
  readonly downloads: Downloads | undefined
}

export interface StepOf<Out extends OutputKinds> extends Step {
  readonly outputs: { readonly [N in keyof Out]: Ref<Out[N]> }
}

/** A stage whose types are forgotten: what the engine handles. */
export interface AnyStage {
  readonly name: string
  readonly module: string
  readonly params: Fields
  readonly options: Fields
  readonly inputs: InputKinds
  readonly outputs: OutputKinds
  readonly environment?: (params: object) => Readonly<Record<string, Schema.Json>>
  readonly limits?: Partial<Limits>
  readonly run: (context: Context<Fields, Fields, InputKinds, OutputKinds>) => Effect.Effect<void, Error, Services>
}

export const make = <
  P extends Fields,
  I extends InputKinds,
  Out extends OutputKinds,
  O extends Fields = typeof NoOptions
>(definition: Definition<P, O, I, Out>): Stage<P, O, I, Out> => {
  const stage: Stage<P, O, I, Out> = {
    ...definition,
    options: definition.options ?? (NoOptions as Fields as O),
    run: Effect.fn(`stage ${definition.name}`)(definition.run),
    step: (name, { inputs, options, params }) => {
      const outputs: Record<string, Ref> = {}
      const step: Step = {
        name,
        stage: stage as unknown as AnyStage,
        params: encode(stage.params, params),
        options: encode(stage.options, options ?? {}),
        inputs: inputs as Step["inputs"],
        outputs,
        environment: stage.environment?.(params) ?? {},
        resources: { cpu: 1, memory: 0, gpu: 0, ...stage.resources?.(params, options ?? {}) },
        isOutside: stage.isOutside?.(params) ?? false,
        downloads: stage.downloads?.(params, options ?? {})
      }
      for (const [output, kind] of Object.entries(stage.outputs)) outputs[output] = { kind, step, output }
      return step as StepOf<Out>
    }
  }
  return stage
}

export const NoOptions = Schema.Struct({})

const encode = (schema: Fields, value: unknown): Readonly<Record<string, Schema.Json>> =>
  Schema.encodeUnknownSync(schema, { errors: "all", onExcessProperty: "error" })(value) as Record<string, Schema.Json>
