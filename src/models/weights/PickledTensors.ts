/**
 * What PyTorch's pickles may name, and what that builds (torch/_utils.py and torch/serialization.py of PyTorch 2.13):
 * tensors as views of storages, whose bytes are elsewhere. Their shapes are checked against their storages.
 */
import type { Allowed, Global, Refuse, Value } from "./Pickle.ts"
import * as Strides from "./Strides.ts"

/** Numbers of one type, one after the other. */
export class Storage {
  readonly key: string
  readonly dtype: string
  /** How many. */
  readonly length: number

  constructor(key: string, dtype: string, length: number) {
    this.key = key
    this.dtype = dtype
    this.length = length
  }
}

/** Several tensors may be views of one storage, such as tied weights. */
export class Tensor implements Strides.View {
  readonly storage: Storage
  readonly offset: number
  readonly shape: ReadonlyArray<number>
  readonly strides: ReadonlyArray<number>

  constructor(storage: Storage, { offset, shape, strides }: Strides.View) {
    this.storage = storage
    this.offset = offset
    this.shape = shape
    this.strides = strides
  }
}

const DTYPES: Readonly<Record<string, string>> = {
  DoubleStorage: "F64",
  FloatStorage: "F32",
  HalfStorage: "F16",
  BFloat16Storage: "BF16",
  LongStorage: "I64",
  IntStorage: "I32",
  ShortStorage: "I16",
  CharStorage: "I8",
  ByteStorage: "U8",
  BoolStorage: "BOOL",
  ComplexFloatStorage: "C64"
}

const rebuildTensor: Required<Global>["call"] = ([storage, offset, shape, strides], refuse) => {
  if (!(storage instanceof Storage) || !isCount(offset) || !isCounts(shape) || !isCounts(strides)) {
    return refuse("a tensor without storage, offset, shape or strides")
  }
  // Copies, since the pickle may go on changing its lists.
  const view = { offset, shape: [...shape], strides: [...strides] }
  const size = Strides.sizeOf(shape)
  const isWithin = shape.length === strides.length && size <= storage.length
    && offset + Strides.extent(view) <= storage.length
  if (isWithin) return new Tensor(storage, view)
  const where = `[${shape.slice(0, 9)}] from number ${offset} on in steps of [${strides.slice(0, 9)}]`
  return refuse(`a tensor ${where} in a storage of ${storage.length} numbers`)
}

const isCount = (value: Value): value is number => Number.isSafeInteger(value) && (value as number) >= 0

const isCounts = (value: Value): value is ReadonlyArray<number> =>
  Array.isArray(value) && value.length <= MOST_AXES && value.every(isCount)

/** Those of PyTorch. */
const MOST_AXES = 64

const GLOBALS: ReadonlyArray<readonly [module: string, Global]> = [
  ["collections", {
    name: "OrderedDict",
    call: ([items], refuse) =>
      items === undefined ? new Map() : refuse("an OrderedDict with items, as Python 2 wrote it,")
  }],
  ["torch", { name: "Size", call: ([shape], refuse) => isCounts(shape) ? shape : refuse("a Size of no integers") }],
  ["torch._utils", { name: "_rebuild_tensor", call: rebuildTensor }],
  ["torch._utils", { name: "_rebuild_tensor_v2", call: rebuildTensor }],
  ["torch._utils", {
    name: "_rebuild_parameter",
    call: ([tensor], refuse) => tensor instanceof Tensor ? tensor : refuse("a parameter that is no tensor")
  }],
  ...Object.keys(DTYPES).map((name) => ["torch", { name }] as const)
]

const globals = new Map(GLOBALS.map(([module, global]) => [`${module} ${global.name}`, global]))

/** For one pickle. `storages` is filled with those that it names, by key. */
export const allowed = (storages: Map<string, Storage>): Allowed => ({
  globals,
  persistent: (id, refuse) => {
    const storage = storageOf(id, refuse)
    const known = storages.get(storage.key) ?? storage
    const isSame = known.dtype === storage.dtype && known.length === storage.length
    if (!isSame) return refuse(`two different storages called ${storage.key}`)
    storages.set(known.key, known)
    return known
  }
})

/** From ("storage", its type, its key, the device it was on, its length, and what part of another one it is). */
const storageOf = (id: Value, refuse: Refuse): Storage => {
  if (!Array.isArray(id) || id[0] !== "storage") return refuse("something that is no storage outside the pickle")
  const [, type, key, , length, view] = id as ReadonlyArray<Value>
  const name = STORAGE_TYPES.get(type)
  if (name === undefined || typeof key !== "string" || !isCount(length)) {
    return refuse("a storage without type, key or length")
  }
  return view === undefined || view === null
    ? new Storage(key, DTYPES[name], length)
    : refuse(`storage ${key}, a part of another one`)
}

const STORAGE_TYPES: ReadonlyMap<Value, string> = new Map(
  Object.keys(DTYPES).map((name) => [globals.get(`torch ${name}`), name])
)
