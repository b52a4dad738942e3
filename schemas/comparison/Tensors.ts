/**
 * The numeric class for folders with safetensors files (see `Class.tensors`), tensor by tensor and piece by piece:
 * weights may be larger than memory.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { type Compare, files, fill, folders, type Verdict } from "../../src/engine/Comparison.ts"
import * as Deviation from "./Deviation.ts"
import { digits } from "./Digits.ts"

export const compare = (tolerances: Deviation.Tolerances): Compare =>
  folders((path) => path.endsWith(".safetensors") ? tensorFiles(tolerances) : files)

const tensorFiles = (tolerances: Deviation.Tolerances): Compare =>
  Effect.fnUntraced(function*(expected, actual) {
    const [wanted, found] = [yield* open(expected), yield* open(actual)]
    const unlike = difference(wanted.tensors, found.tensors)
    if (unlike !== undefined) return unlike
    let [largest, beyond, worst] = [0, 0, ""]
    for (const [name, tensor] of wanted.tensors) {
      const pair = [{ ...wanted, tensor }, { ...found, tensor: found.tensors.get(name) as Tensor }] as const
      const deviation = yield* deviationOf(pair, tolerances)
      beyond += deviation.beyond
      if (deviation.largest > largest) [largest, worst] = [deviation.largest, name]
    }
    const verdict: Verdict = {
      within: beyond === 0,
      difference: largest === 0 ? "none in the tensors" : [
        `largest |Δ| ${digits(largest)} in tensor ${worst}`,
        ...(beyond > 0 ? [`${beyond} values beyond the tolerance`] : [])
      ].join("; "),
      numbers: { absolute: largest, beyond }
    }
    return verdict
  }, Effect.scoped)

interface Tensor {
  readonly shape: ReadonlyArray<number>
  /** Of its bytes in the file. */
  readonly begin: number
  readonly end: number
}

const Header = Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown))

const Entries = Schema.Record(
  Schema.String,
  Schema.Struct({
    dtype: Schema.Literal("F32"),
    shape: Schema.Array(Schema.Int),
    data_offsets: Schema.Tuple([Schema.Int, Schema.Int])
  })
)

/** The file and its tensors by name, as its header describes them (https://huggingface.co/docs/safetensors). */
const open = Effect.fnUntraced(function*(path: string) {
  const fs = yield* FileSystem.FileSystem
  const file = yield* fs.open(path)
  const { size } = yield* file.stat
  const length = Buffer.alloc(lengthBytes)
  yield* fill(file, length, 0)
  const headerBytes = length.readBigUInt64LE()
  if (headerBytes > size) return yield* Effect.fail(new RangeError(`${path}: a header of ${headerBytes} bytes`))
  const header = Buffer.alloc(Number(headerBytes))
  yield* fill(file, header, lengthBytes)
  const { __metadata__: _, ...entries } = yield* Schema.decodeUnknownEffect(Header)(header.toString("utf8"))
  const start = lengthBytes + header.length
  const tensors = new Map<string, Tensor>()
  for (const [name, entry] of Object.entries(yield* Schema.decodeUnknownEffect(Entries)(entries))) {
    const { data_offsets: [begin, end], shape } = entry
    tensors.set(name, { shape, begin: start + begin, end: start + end })
  }
  return { file, tensors }
})

const lengthBytes = 8

const difference = (
  wanted: ReadonlyMap<string, Tensor>,
  found: ReadonlyMap<string, Tensor>
): Verdict | undefined => {
  const unlike = (difference: string): Verdict => ({ within: false, difference, numbers: {} })
  for (const [name, { shape }] of wanted) {
    const other = found.get(name)
    if (other === undefined) return unlike(`tensor ${name} is missing`)
    if (String(other.shape) !== String(shape)) return unlike(`tensor ${name} is [${other.shape}] instead of [${shape}]`)
  }
  const unexpected = [...found.keys()].find((name) => !wanted.has(name))
  return unexpected === undefined ? undefined : unlike(`tensor ${unexpected} is unexpected`)
}

type Opened = { readonly file: FileSystem.File; readonly tensor: Tensor }

/** Pieces are aligned in memory, whatever they are in the file. */
const deviationOf = Effect.fnUntraced(function*(
  [wanted, found]: readonly [Opened, Opened],
  tolerances: Deviation.Tolerances
) {
  let [largest, beyond] = [0, 0]
  const size = wanted.tensor.end - wanted.tensor.begin
  for (let at = 0; at < size; at += pieceBytes) {
    const length = Math.min(pieceBytes, size - at) / Float32Array.BYTES_PER_ELEMENT
    const [one, other] = [new Float32Array(length), new Float32Array(length)]
    yield* fill(wanted.file, new Uint8Array(one.buffer), wanted.tensor.begin + at)
    yield* fill(found.file, new Uint8Array(other.buffer), found.tensor.begin + at)
    const deviation = Deviation.between(one, other, tolerances)
    beyond += deviation.beyond
    largest = Math.max(largest, deviation.largest)
  }
  return { largest, beyond }
})

const pieceBytes = 1 << 22
