/**
 * The beginning of a safetensors file: the length of a JSON header, and the header, which gives each tensor's type,
 * shape and place. A problem is a string that says what was found.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Dtype from "./Dtype.ts"

/** A tensor in a file. */
export interface Entry {
  readonly name: string
  readonly dtype: string
  readonly shape: ReadonlyArray<number>
  /** Of its first byte in the file. */
  readonly offset: number
  readonly bytes: number
}

/** The beginning of a file of these float32 tensors, which follow in the order given, and which is that of their names. */
export const encode = (
  tensors: ReadonlyArray<{ readonly name: string; readonly shape: ReadonlyArray<number> }>
): Uint8Array<ArrayBuffer> => {
  let end = 0
  const entries = tensors.map(({ name, shape }) => {
    const begin = end
    end += 4 * sizeOf(shape)
    return [name, { dtype: "F32", shape, data_offsets: [begin, end] }]
  })
  // The metadata say what transformers asks for: that the tensors are laid out as PyTorch's.
  const json = JSON.stringify({ __metadata__: { format: "pt" }, ...Object.fromEntries(entries) })
  const header = new TextEncoder().encode(json)
  // Spaces at the end align the data.
  const bytes = new Uint8Array(LENGTH + Math.ceil(header.length / 8) * 8).fill(SPACE)
  bytes.set(header, LENGTH)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(bytes.length - LENGTH), true)
  return bytes
}

const SPACE = 0x20

export const sizeOf = (shape: ReadonlyArray<number>): number => shape.reduce((product, length) => product * length, 1)

/** Bytes of the number that says how long the header is. */
export const LENGTH = 8

/** The length of the header that the first bytes of a file of `size` bytes announce. */
export const announced = (bytes: Uint8Array, size: number): Effect.Effect<number, string> => {
  if (bytes.length < LENGTH) return Effect.fail(`${bytes.length} bytes, less than a header`)
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true)
  if (length > size - LENGTH) return Effect.fail(`a header of ${length} bytes in ${size}`)
  return length > LARGEST
    ? Effect.fail(`a header of ${length} bytes, more than ${LARGEST}`)
    : Effect.succeed(Number(length))
}

/** Some hundred thousand tensors, read within seconds; the reference implementation takes up to 100 MB. */
const LARGEST = 2 ** 24

/** The tensors that a header describes, in a file of `size` bytes. */
export const decode = (header: Uint8Array, size: number) =>
  Effect.mapError(described(header, size), (found) => found.slice(0, LONGEST_PROBLEM))

/** A problem may quote a name, which may be long. */
const LONGEST_PROBLEM = 500

const described = Effect.fnUntraced(function*(header: Uint8Array, size: number) {
  const json = yield* parsed(Json, new TextDecoder().decode(header))
  const { __metadata__: _, ...tensors } = json
  const start = LENGTH + header.length
  const entries = Object.entries(yield* parsed(Entries, tensors)).map(([name, entry]): Entry => ({
    name,
    dtype: entry.dtype,
    shape: entry.shape,
    offset: start + entry.data_offsets[0],
    bytes: entry.data_offsets[1] - entry.data_offsets[0]
  }))
  const wrong = fault(entries, start, size)
  return wrong === undefined ? entries : yield* Effect.fail(wrong)
})

const Json = Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown))

/** Those of PyTorch. */
const MOST_AXES = 64

const Length = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

const Entries = Schema.Record(
  Schema.String,
  Schema.Struct({
    dtype: Schema.Literals(Object.keys(Dtype.bytes)),
    shape: Schema.Array(Length).check(Schema.isMaxLength(MOST_AXES)),
    data_offsets: Schema.Tuple([Length, Length])
  })
)

const parsed = <S extends Schema.Decoder<unknown>>(schema: S, value: unknown) =>
  Schema.decodeUnknownEffect(schema)(value).pipe(Effect.mapError((error) => error.message.split("\n").join(" ")))

/** What is wrong with tensors between `start` and `end`: they must follow one another without gap or overlap. */
const fault = (entries: ReadonlyArray<Entry>, start: number, end: number): string | undefined => {
  let next = start
  for (
    const { bytes, dtype, name, offset, shape } of entries.toSorted((a, b) => a.offset - b.offset || a.bytes - b.bytes)
  ) {
    const expected = sizeOf(shape) * Dtype.bytes[dtype]
    if (offset !== next || bytes !== expected) {
      const place = (from: number, length: number) => `${from - start} to ${from - start + length}`
      return `${name} ${dtype} [${shape}] at bytes ${place(offset, bytes)}, expected ${place(next, expected)}`
    }
    next += bytes
  }
  return next === end ? undefined : `${end - start} bytes of data, ${next - start} described`
}
