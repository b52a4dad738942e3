/**
 * The safetensors format (https://huggingface.co/docs/safetensors): the length of a JSON header, the header, and the
 * tensors' bytes. What is written is float32, has its names in code unit order and its data aligned to 8 bytes, so the
 * same tensors give the same file. What is read may be of any type that Dtype.ts lists.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as FileRange from "../../files/FileRange.ts"
import { WeightsUnreadable } from "../Errors.ts"
import * as Dtype from "./Dtype.ts"
import * as Header from "./SafetensorsHeader.ts"
import * as StoredTensor from "./StoredTensor.ts"

/** A float32 tensor in the memory of this process, row by row. */
export interface HostTensor {
  readonly shape: ReadonlyArray<number>
  readonly values: Float32Array
}

export type HostTensors = Readonly<Record<string, HostTensor>>

/** The bytes of a file. */
export const encode = (tensors: HostTensors): Uint8Array<ArrayBuffer> => {
  const names = Object.keys(tensors).sort()
  const header = Header.encode(names.map((name) => ({ name, shape: tensors[name].shape })))
  const file = new Uint8Array(names.reduce((size, name) => size + tensors[name].values.byteLength, header.length))
  file.set(header)
  let end = header.length
  for (const name of names) {
    const bytes = bytesOf(tensors[name].values)
    file.set(bytes, end)
    end += bytes.length
  }
  return file
}

const bytesOf = ({ buffer, byteLength, byteOffset }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** A tensor that is there once it is asked for. */
export interface StreamedTensor<E = never, R = never> {
  readonly name: string
  readonly shape: ReadonlyArray<number>
  readonly values: Effect.Effect<Float32Array, E, R>
}

/**
 * Writes the file that `encode` would give for the same tensors, holding one at a time. They are asked for in the order
 * of their names. If one fails, a part of the file is left.
 */
export const writeStreamed = Effect.fn("Safetensors.writeStreamed")(
  function*<E, R>(path: string, tensors: ReadonlyArray<StreamedTensor<E, R>>) {
    const sorted = tensors.toSorted((a, b) => a.name < b.name ? -1 : 1)
    const file = yield* (yield* FileSystem.FileSystem).open(path, { flag: "w" })
    yield* file.writeAll(Header.encode(sorted))
    for (const { name, shape, values } of sorted) {
      const bytes = bytesOf(yield* values)
      if (bytes.length !== 4 * Header.sizeOf(shape)) {
        return yield* Effect.die(new Error(`${name} [${shape}] has ${bytes.length} bytes`))
      }
      for (let at = 0; at < bytes.length; at += LONGEST_WRITE) {
        yield* file.writeAll(bytes.subarray(at, at + LONGEST_WRITE))
      }
    }
  },
  Effect.scoped
)

/** The system writes no more than 2 GiB at once. */
const LONGEST_WRITE = 2 ** 30

/** The tensors in a file's `bytes`, as float32; `path` is for the message if they cannot be read. */
export const decode = Effect.fnUntraced(function*(bytes: Uint8Array, path = "(in memory)") {
  const unreadable = (found: string) => new WeightsUnreadable({ path, found, hint: HINT })
  const length = yield* Header.announced(bytes, bytes.length).pipe(Effect.mapError(unreadable))
  const header = bytes.subarray(Header.LENGTH, Header.LENGTH + length)
  const tensors: Array<[string, HostTensor]> = []
  for (const { bytes: size, dtype, name, offset, shape } of yield* entriesOf(header, bytes.length, path)) {
    const widen = Dtype.widening(dtype)
    if (widen === undefined) return yield* unreadable(`${name} of type ${dtype}`)
    const values = new Float32Array(Header.sizeOf(shape))
    widen(new Uint8Array(bytes.subarray(offset, offset + size)), values)
    tensors.push([name, { shape, values }])
  }
  return Object.fromEntries(tensors) as HostTensors
})

/** The tensors of the file at `path`, of which only the header is read, however large it is. */
export const open = Effect.fn("Safetensors.open")(function*(path: string) {
  const entries = yield* locate(path)
  return Object.fromEntries(entries.map((entry) => [
    entry.name,
    StoredTensor.at({ ...entry, path, range: Effect.succeed(entry) })
  ])) as StoredTensor.StoredTensors
})

/** All tensors of the file at `path` as float32, read one after the other: the file may be of any size. */
export const readAll = Effect.fn("Safetensors.readAll")(function*(path: string) {
  const read: Array<[string, HostTensor]> = []
  for (const [name, tensor] of Object.entries(yield* open(path))) {
    read.push([name, { shape: tensor.shape, values: yield* tensor.read }])
  }
  return Object.fromEntries(read) as HostTensors
})

/** Where a float32 tensor is in a file. */
export interface Place extends FileRange.FileRange {
  readonly shape: ReadonlyArray<number>
}

/** Where the tensors of the file at `path` are, which must all be float32. Reads its header alone. */
export const places = Effect.fn("Safetensors.places")(function*(path: string) {
  const entries = yield* locate(path)
  const other = entries.find(({ dtype }) => dtype !== "F32")
  if (other !== undefined) {
    return yield* new WeightsUnreadable({ path, found: `${other.name} of type ${other.dtype}, not F32`, hint: HINT })
  }
  return Object.fromEntries(entries.map(({ bytes, name, offset, shape }): [string, Place] => [
    name,
    { shape, offset, bytes }
  ]))
})

const locate = Effect.fnUntraced(function*(path: string) {
  const unreadable = (found: string) => new WeightsUnreadable({ path, found, hint: HINT })
  const { header, size } = yield* headerOf(path).pipe(
    Effect.mapError((problem) =>
      typeof problem === "string"
        ? unreadable(problem)
        : new WeightsUnreadable({ path, found: problem.message, hint: "Name an encoder's folder" })
    )
  )
  return yield* entriesOf(header, size, path)
})

const headerOf = (path: string) =>
  Effect.scoped(Effect.gen(function*() {
    const file = yield* (yield* FileSystem.FileSystem).open(path)
    const size = Number((yield* file.stat).size)
    const start = yield* FileRange.readOpen(file, { offset: 0, bytes: Header.LENGTH })
    const bytes = yield* Header.announced(start, size)
    return { header: yield* FileRange.readOpen(file, { offset: Header.LENGTH, bytes }), size }
  }))

const entriesOf = (header: Uint8Array, size: number, path: string) =>
  Header.decode(header, size).pipe(Effect.mapError((found) => new WeightsUnreadable({ path, found, hint: HINT })))

const HINT = "Fetch or write the file again; an encoder's tensors are F32, F16, BF16 or F64"
