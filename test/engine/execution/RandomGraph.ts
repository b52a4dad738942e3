/**
 * Random graphs, random edits of them, and an oracle: what each step's output is, and which steps an engine has to
 * execute, said without any key or store.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import * as Artifact from "../../../src/engine/Artifact.ts"
import type { Slot } from "../../../src/engine/execution/Checkpoint.ts"
import * as Stage from "../../../src/engine/Stage.ts"
import * as Workflow from "../../../src/engine/Workflow.ts"

const Text = Artifact.file("text", 1, ".txt")
const Texts = Artifact.folder("texts", 1)

/** A step reads earlier steps, by place, and keeps only the first `keep` letters of what it makes of them. */
export interface Node {
  readonly word: string
  readonly keep: number
  readonly reads: ReadonlyArray<number>
  readonly form: "file" | "folder"
}
export type Shape = ReadonlyArray<Node>

const declared = {
  module: import.meta.url,
  params: Schema.Struct({ word: Schema.String, keep: Schema.Int }),
  options: Schema.Struct({ sleepMillis: Schema.Int }),
  inputs: { texts: Stage.many(Text), folders: Stage.many(Texts) }
}

export const Make = Stage.make({
  name: "make",
  ...declared,
  outputs: { text: Text },
  *run(context) {
    const fs = yield* FileSystem.FileSystem
    yield* fs.writeFileString(context.outputs.text.path, yield* made(context))
  }
})

export const MakeFolder = Stage.make({
  name: "make-folder",
  ...declared,
  outputs: { text: Texts },
  *run(context) {
    const fs = yield* FileSystem.FileSystem
    const folder = context.outputs.text.path
    yield* fs.makeDirectory(folder)
    yield* fs.writeFileString(`${folder}/text.txt`, yield* made(context))
    yield* fs.writeFileString(`${folder}/always.txt`, "the same")
  }
})

interface Making {
  readonly params: { readonly word: string; readonly keep: number }
  readonly options: { readonly sleepMillis: number }
  readonly inputs: Inputs
  readonly checkpoint: Slot
}

/** The text of a step, in two sittings with a checkpoint between them. */
const made = Effect.fnUntraced(function*({ checkpoint, inputs, options, params }: Making) {
  const fs = yield* FileSystem.FileSystem
  const resumed = yield* checkpoint.load((folder) => fs.readFileString(`${folder}/text.txt`))
  if (Option.isSome(resumed)) return resumed.value
  const text = combine(params, yield* readAll(inputs))
  if (options.sleepMillis > 0) {
    yield* Effect.sleep(options.sleepMillis)
    yield* checkpoint.save(1, (folder) => fs.writeFileString(`${folder}/text.txt`, text))
    yield* Effect.sleep(options.sleepMillis)
  }
  return text
})

interface Inputs {
  readonly texts: Readonly<Record<string, { readonly path: string }>>
  readonly folders: Readonly<Record<string, { readonly path: string }>>
}

/** In the order of the labels, which are the places of the steps that wrote them. */
const readAll = Effect.fnUntraced(function*({ folders, texts }: Inputs) {
  const fs = yield* FileSystem.FileSystem
  const paths = [
    ...Object.entries(texts).map(([label, { path }]) => [label, path] as const),
    ...Object.entries(folders).map(([label, { path }]) => [label, `${path}/text.txt`] as const)
  ].sort(([a], [b]) => a < b ? -1 : 1)
  return yield* Effect.forEach(paths, ([, path]) => fs.readFileString(path))
})

const combine = ({ keep, word }: { readonly word: string; readonly keep: number }, read: ReadonlyArray<string>) =>
  (word + read.join("")).slice(0, keep)

export const nameOf = (place: number): string => `step-${String(place).padStart(2, "0")}`
export const placeOf = (name: string): number => Number(name.slice("step-".length))

export const workflowOf = (shape: Shape): Workflow.AnyWorkflow =>
  Workflow.make("random", { config: Schema.Struct({}), profiles: { only: {} }, steps: () => outlineOf(shape) })

/** Steps that take at least twice `sleepMillis` each. */
export const outlineOf = (shape: Shape, sleepMillis = 0): Workflow.Outline => {
  const steps: Array<Stage.Step> = []
  shape.forEach(({ form, keep, reads, word }, place) => {
    const labelled = (of: Node["form"]) =>
      Object.fromEntries(
        reads.filter((at) => shape[at].form === of).map((at) => [nameOf(at), steps[at].outputs["text"] as never])
      )
    const inputs = { texts: labelled("file"), folders: labelled("folder") }
    const stage = form === "file" ? Make : MakeFolder
    steps.push(stage.step(nameOf(place), { params: { word, keep }, options: { sleepMillis }, inputs }))
  })
  return { steps }
}

/** What every step writes. */
export const contents = (shape: Shape): ReadonlyArray<string> => {
  const made: Array<string> = []
  for (const node of shape) made.push(combine(node, node.reads.toSorted((a, b) => a - b).map((at) => made[at])))
  return made
}

/** All that a step's result depends on, in words: the same for two steps exactly if they are one computation. */
export const computations = (shape: Shape): ReadonlyArray<string> => {
  const made = contents(shape)
  return shape.map(({ form, keep, reads, word }) =>
    JSON.stringify([
      form,
      word,
      keep,
      reads.toSorted((a, b) => a - b).map((at) => [nameOf(at), shape[at].form, made[at]])
    ])
  )
}

/** What a store holds, for the oracle: the computations with a record, and which content is whole. */
export interface World {
  readonly recorded: Set<string>
  /** "blob:content" and "tree:content" of every object that is there and whole. */
  readonly whole: Set<string>
}

/** The steps that have to be executed when they are looked at in this order, and the world afterwards. */
export const oracle = (
  shape: Shape,
  order: ReadonlyArray<string>,
  { recorded, whole }: World
): ReadonlyArray<string> => {
  const made = contents(shape)
  const all = computations(shape)
  return order.filter((name) => {
    const place = placeOf(name)
    const objects = objectsOf(shape[place].form, made[place])
    if (recorded.has(all[place]) && objects.every((object) => whole.has(object))) return false
    recorded.add(all[place])
    for (const object of objects) whole.add(object)
    return true
  })
}

/** A file is one object; of a folder there is also the tree. */
const objectsOf = (form: Node["form"], content: string): ReadonlyArray<string> =>
  form === "file" ? [`blob:${content}`] : [`tree:${content}`, `blob:${content}`]

/**
 * The computations that have to be executed, and those that may be, in whatever order: of computations that write the
 * same content, any one heals it for the others, unless they run at once.
 */
export const bounds = (shape: Shape, { recorded, whole }: World) => {
  const made = contents(shape)
  const isWhole = (place: number) => objectsOf(shape[place].form, made[place]).every((object) => whole.has(object))
  const all = computations(shape)
  const must = new Set(all.filter((computation) => !recorded.has(computation)))
  const may = new Set(all.filter((computation, place) => must.has(computation) || !isWhole(place)))
  return { must, may }
}

const node = (place: number): fc.Arbitrary<Node> =>
  fc.record({
    word: fc.constantFrom("a", "b", "ab", "abc", "x"),
    keep: fc.integer({ min: 1, max: 6 }),
    reads: place === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat(place - 1), { maxLength: 3 }),
    form: fc.constantFrom("file", "file", "folder")
  })

export const shape: fc.Arbitrary<Shape> = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.tuple(...Array.from({ length: size }, (_, place) => node(place)))
)

export type Edit =
  | { readonly _tag: "Again" }
  | { readonly _tag: "Shape"; readonly shape: Shape }
  | { readonly _tag: "Node"; readonly at: number; readonly node: Omit<Node, "reads"> }
  /** The object of a step's output, or a file of it, goes bad or away. */
  | { readonly _tag: "Damage"; readonly at: number; readonly how: "delete" | "corrupt" | "tree" }
  | { readonly _tag: "DropLinks" }
  | { readonly _tag: "Touch" }

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.constant<Edit>({ _tag: "Again" }),
  shape.map((shape): Edit => ({ _tag: "Shape", shape })),
  fc.record({ at: fc.nat(8), node: node(0) }).map(({ at, node }): Edit => ({ _tag: "Node", at, node })),
  fc.record({ at: fc.nat(8), how: fc.constantFrom("delete", "corrupt", "tree") }).map((damage): Edit => ({
    _tag: "Damage",
    ...damage
  })),
  fc.constant<Edit>({ _tag: "DropLinks" }),
  fc.constant<Edit>({ _tag: "Touch" })
)
