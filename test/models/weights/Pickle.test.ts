import test from "ava"
import * as Effect from "effect/Effect"
import * as Pickle from "../../../src/models/weights/Pickle.ts"
import * as PickledTensors from "../../../src/models/weights/PickledTensors.ts"

/** Bytes of operations: numbers and characters as they are, and what `text` gives. */
const pickle = (...parts: ReadonlyArray<string | number | ReadonlyArray<number>>): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => typeof part === "string" ? [...Buffer.from(part, "latin1")] : part))

/** BINUNICODE */
const text = (value: string): ReadonlyArray<number> => [
  0x58,
  ...new Uint8Array(new Uint32Array([Buffer.byteLength(value)]).buffer),
  ...Buffer.from(value)
]

const load = (bytes: Uint8Array) => Pickle.load(bytes, PickledTensors.allowed(new Map()))
const loaded = (bytes: Uint8Array) => Effect.runSync(load(bytes)).value
const refused = (bytes: Uint8Array) => Effect.runSync(Effect.flip(load(bytes))).message

test("numbers, texts, lists and dicts are built", (t) => {
  t.deepEqual(loaded(pickle("(K\xffM\x00\x01J\xfe\xff\xff\xff\x8a\x00\x8a\x01\xff\x8a\x02\xff\x00t.")), [
    255,
    256,
    -2,
    0,
    -1,
    255
  ])
  t.is(loaded(pickle("\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x00\x01.")), 2n ** 64n)
  t.deepEqual(loaded(pickle("]q\x00(NI\x00".replace("I\x00", ""), 0x88, 0x89, "e.")), [null, true, false])
  t.deepEqual(
    loaded(pickle("}(", text("a"), "K\x01", text("ß"), "G\xbf\xf8\x00\x00\x00\x00\x00\x00u.")),
    new Map([["a", 1], ["ß", -1.5]])
  )
  t.deepEqual(loaded(pickle("K\x01K\x02", 0x86, "q\x05h\x05", 0x86, ".")), [[1, 2], [1, 2]])
})

test("a name that is not listed is refused by module, name and place", (t) => {
  t.is(
    refused(pickle("\x80\x02cos\nsystem\n.")),
    "os.system, which no tensor needs, at byte 2 of the pickle; nothing was executed"
  )
  t.is(
    refused(pickle(text("builtins"), text("eval"), 0x93, ".")),
    "builtins.eval, which no tensor needs, at byte 22 of the pickle; nothing was executed"
  )
  for (const name of ["constructor", "__proto__", "toString"]) {
    t.regex(refused(pickle(`c${name}\n${name}\n.`)), /refused|nothing was executed/)
  }
})

test("operations that tensors do not need are refused", (t) => {
  const operations = [
    "i",
    "o",
    "I",
    "F",
    "S",
    "V",
    "P",
    "p",
    "g",
    "d",
    "l",
    "2",
    "0",
    "1",
    "\x81",
    "\x92",
    "\x82",
    "\x96",
    "\x00",
    "\xff"
  ]
  for (const operation of operations) {
    const code = operation.charCodeAt(0).toString(16).padStart(2, "0")
    t.is(
      refused(pickle("N", operation)),
      `operation 0x${code}, which no tensor needs, at byte 1 of the pickle; nothing was executed`
    )
  }
  t.regex(refused(pickle("\x80\x06N.")), /protocol 6/)
})

test("a stack, mark or memo that is not as it should be is refused", (t) => {
  const damaged: Readonly<Record<string, RegExp>> = {
    ".": /a value needed where there is none/,
    "(.": /a value needed where there is none/,
    "t.": /no mark/,
    "h\x00.": /memo 0, which is not there/,
    "NR.": /a value needed where there is none/,
    "N)R.": /a call of no function/,
    "ctorch\nFloatStorage\n)R.": /a call of no function/,
    "ccollections\nOrderedDict\nNR.": /a call of no function/,
    "ccollections\nOrderedDict\n(]]]ttR.": /./,
    "]NNs.": /items of something that is no dict/,
    "}(Nu.": /items of something that is no dict/,
    "}Na.": /items of something that is no list/,
    "]Nb.": /a state of something that is no dict/,
    "NQ.": /something that is no storage/,
    Xÿÿÿÿ: /4294967295 bytes where 0 are left/,
    "\x8d\xff\xff\xff\xff\xff\xff\xff\xff": /bytes where 0 are left/,
    cos: /a name without an end/,
    "": /1 bytes where 0 are left/
  }
  for (const [source, found] of Object.entries(damaged)) t.regex(refused(pickle(source)), found, source)
})

test("tuples of tuples are shared, not copied: doubled a thousand times they still are small", (t) => {
  const doubled = pickle(")", ...Array.from({ length: 1000 }, () => ["q\x00h\x00", 0x86] as const).flat(), ".")
  t.is((loaded(doubled) as ReadonlyArray<unknown>).length, 2)
})

test("more operations than any model has are refused, before they fill the memory", (t) => {
  t.regex(refused(new Uint8Array(2 ** 22).fill(0x7d)), /more than 1048576 operations at byte 1048575/)
})

/** A tensor of `shape` and `strides` from `offset` on, in a storage of ten numbers. */
const tensor = (offset: number, shape: string, strides: string) =>
  pickle(
    "ctorch._utils\n_rebuild_tensor_v2\n((",
    text("storage"),
    "ctorch\nFloatStorage\n",
    text("0"),
    text("cpu"),
    "K\x0atQ",
    [0x4b, offset],
    shape,
    strides,
    0x89,
    "ccollections\nOrderedDict\n)RtR."
  )

test("a tensor lies within its storage", (t) => {
  const { offset, shape, storage, strides } = loaded(tensor(4, "(K\x02K\x03t", "(K\x03K\x01t")) as PickledTensors.Tensor
  t.deepEqual({ offset, shape, strides }, { offset: 4, shape: [2, 3], strides: [3, 1] })
  t.deepEqual({ ...storage }, { key: "0", dtype: "F32", length: 10 })
  const wrong = [
    tensor(5, "(K\x02K\x03t", "(K\x03K\x01t"),
    tensor(0, "(K\x0bt", "(K\x01t"),
    tensor(0, "(K\x0bt", "(K\x00t"),
    tensor(0, "(K\x02t", "(K\x0at"),
    tensor(0, "(K\x02t", "(K\x01K\x01t"),
    tensor(0, "(J\xff\xff\xff\x7fJ\xff\xff\xff\x7fJ\xff\xff\xff\x7ft", "(K\x00K\x00K\x00t")
  ]
  for (const bytes of wrong) {
    t.regex(refused(bytes), /a tensor \[[\d,]+\] from number \d+ on in steps of \[[\d,]+\] in a storage of 10/)
  }
  const unfit = [
    tensor(0, "(J\xff\xff\xff\xfft", "(K\x01t"),
    tensor(0, "N", ")"),
    tensor(0, `(${"K\x01".repeat(65)}t`, ")")
  ]
  for (const bytes of unfit) t.regex(refused(bytes), /a tensor without storage, offset, shape or strides/)
})

test("one key is one storage", (t) => {
  const storage = (type: string, length: number) =>
    pickle("(", text("storage"), `ctorch\n${type}\n`, text("0"), text("cpu"), "K", length, "tQ")
  const both = (second: Uint8Array) => pickle(...storage("FloatStorage", 4), ...second, 0x86, ".")
  const [a, b] = loaded(both(storage("FloatStorage", 4))) as ReadonlyArray<unknown>
  t.is(a, b)
  t.regex(refused(both(storage("HalfStorage", 4))), /two different storages called 0/)
  t.regex(refused(both(storage("FloatStorage", 5))), /two different storages called 0/)
})

test("a message does not repeat a key of any length", (t) => {
  const view = pickle(
    "(",
    text("storage"),
    "ctorch\nFloatStorage\n",
    text("x".repeat(1e5)),
    text("cpu"),
    "K\x04K\x01tQ."
  )
  t.true(refused(view).length < 1000)
})
