/**
 * Python's pickle format (Lib/pickletools.py of CPython), as far as files of tensors use it. A pickle is a program: it
 * may name any function of Python and call it. Here it is only looked at: a global is one of those that the caller
 * lists and calls a function of ours, everything else is refused, and nothing is imported or run. Work and memory are
 * bounded by the length of the pickle and by `MOST_OPERATIONS`; nothing here recurses.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

/** A pickle does something else than describe tensors, or is damaged. */
export class PickleRefused extends Schema.TaggedError<PickleRefused>()("PickleRefused", {
  /** Of the operation that was not done. */
  position: Schema.Int,
  found: Schema.String
}) {
  override get message(): string {
    return `${this.found} at byte ${this.position} of the pickle; nothing was executed`
  }
}

/**
 * What a pickle builds: null, booleans, numbers, strings, arrays for tuples and lists, Maps for dicts, globals, and what
 * calls gave. The same array or Map may be in many places, itself included.
 */
export type Value = unknown

/** Ends the reading with what was found. */
export type Refuse = (found: string) => never

/** Something that a pickle may name. */
export interface Global {
  readonly name: string
  /** What calling it gives, if that is allowed. */
  readonly call?: (args: ReadonlyArray<Value>, refuse: Refuse) => Value
}

export interface Allowed {
  /** By module and name, a space between them: `"collections OrderedDict"`. */
  readonly globals: ReadonlyMap<string, Global>
  /** What something outside of the pickle is. */
  readonly persistent: (id: Value, refuse: Refuse) => Value
}

/** The pickle that begins at byte `from` (default 0): what it builds, and where the next byte after it is. */
export const load = (
  bytes: Uint8Array,
  allowed: Allowed,
  from = 0
): Effect.Effect<{ readonly value: Value; readonly end: number }, PickleRefused> =>
  Effect.try({
    try: () => run(new Machine(bytes, allowed, from)),
    catch: (error) => {
      if (error instanceof PickleRefused) return error
      throw error
    }
  })

const run = (machine: Machine) => {
  for (let count = 0; count < MOST_OPERATIONS; count++) {
    const code = machine.begin()
    if (code === STOP) return { value: machine.pop(), end: machine.at }
    const operation = OPERATIONS[code]
    if (operation === undefined) {
      return machine.refuse(`operation 0x${code.toString(16).padStart(2, "0")}, which no tensor needs,`)
    }
    operation(machine)
  }
  return machine.refuse(`more than ${MOST_OPERATIONS} operations`)
}

/** A model of a thousand tensors has some forty thousand. */
const MOST_OPERATIONS = 2 ** 20

const STOP = 0x2e

/** The stack machine that pickles are written for. */
class Machine {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly allowed: Allowed
  readonly stack: Array<Value> = []
  /** How long the stack was at each mark. */
  readonly marks: Array<number> = []
  readonly memo = new Map<number, Value>()
  /** Of the next byte. */
  at: number
  /** Of the present operation. */
  position: number
  readonly refuse: Refuse = (found) => {
    throw new PickleRefused({ position: this.position, found: found.slice(0, LONGEST_PROBLEM) })
  }

  constructor(bytes: Uint8Array, allowed: Allowed, from: number) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.allowed = allowed
    this.at = from
    this.position = from
  }

  /** Goes to the next operation. */
  begin(): number {
    this.position = this.at
    return this.bytes[this.skip(1)]
  }

  /** Moves on by so many bytes; where they begin. */
  skip(length: number): number {
    if (length > this.bytes.length - this.at) {
      this.refuse(`${length} bytes where ${this.bytes.length - this.at} are left`)
    }
    this.at += length
    return this.at - length
  }

  unsigned(width: 1 | 2 | 4): number {
    const at = this.skip(width)
    return width === 1 ? this.bytes[at] : width === 2 ? this.view.getUint16(at, true) : this.view.getUint32(at, true)
  }

  text(length: number): string {
    const at = this.skip(length)
    return UTF8.decode(this.bytes.subarray(at, at + length))
  }

  line(): string {
    const end = this.bytes.subarray(0, this.at + LONGEST_LINE).indexOf(NEWLINE, this.at)
    if (end < 0) return this.refuse("a name without an end")
    const line = this.text(end - this.at)
    this.at++
    return line
  }

  push(value: Value): void {
    this.stack.push(value)
  }

  pop(): Value {
    if (this.stack.length <= (this.marks.at(-1) ?? 0)) this.refuse("a value needed where there is none")
    return this.stack.pop()
  }

  /** What was pushed after the last mark. */
  popToMark(): Array<Value> {
    return this.stack.splice(this.marks.pop() ?? this.refuse("no mark"))
  }

  top(): Value {
    const value = this.pop()
    this.stack.push(value)
    return value
  }

  recall(index: number): void {
    if (!this.memo.has(index)) this.refuse(`memo ${index}, which is not there`)
    this.push(this.memo.get(index))
  }

  name(module: string, name: string): void {
    this.push(
      this.allowed.globals.get(`${module} ${name}`) ??
        this.refuse(`${show(module)}.${show(name)}, which no tensor needs,`)
    )
  }
}

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true })
const LONGEST_LINE = 256

/** A problem may quote a key, which may be long. */
const LONGEST_PROBLEM = 500
const NEWLINE = 0x0a

const show = (name: string): string => name.length > 80 ? `${name.slice(0, 80)}…` : name

type Operation = (machine: Machine) => void

const tupleOf = (length: number): Operation => (machine) => {
  const items = Array.from({ length }, () => machine.pop())
  machine.push(items.toReversed())
}

/** Little-endian, of two's complement. */
const long: Operation = (machine) => {
  const length = machine.unsigned(1)
  const at = machine.skip(length)
  let value = 0n
  for (let i = at + length - 1; i >= at; i--) value = value << 8n | BigInt(machine.bytes[i])
  const signed = BigInt.asIntN(8 * length, value)
  machine.push(Number.isSafeInteger(Number(signed)) ? Number(signed) : signed)
}

const longText: Operation = (machine) => {
  const length = machine.view.getBigUint64(machine.skip(8), true)
  machine.push(machine.text(Number(length)))
}

const stackGlobal: Operation = (machine) => {
  const [name, module] = [machine.pop(), machine.pop()]
  if (typeof name !== "string" || typeof module !== "string") return machine.refuse("a global without a name")
  machine.name(module, name)
}

const reduce: Operation = (machine) => {
  const [args, callee] = [machine.pop(), machine.pop()]
  if (!isGlobal(callee) || callee.call === undefined || !Array.isArray(args)) {
    return machine.refuse("a call of no function")
  }
  machine.push(callee.call(args, machine.refuse))
}

const isGlobal = (value: Value): value is Global => typeof value === "object" && value !== null && "name" in value

/** What a dict has besides its items, such as the versions of a model's layers, is of no use here. */
const build: Operation = (machine) => {
  machine.pop()
  if (!(machine.top() instanceof Map)) machine.refuse("a state of something that is no dict")
}

const setItems = (machine: Machine, items: ReadonlyArray<Value>): void => {
  const dict = machine.top()
  if (!(dict instanceof Map) || items.length % 2 === 1) return machine.refuse("items of something that is no dict")
  for (let i = 0; i < items.length; i += 2) dict.set(items[i], items[i + 1])
}

const append = (machine: Machine, items: ReadonlyArray<Value>): void => {
  const list = machine.top()
  if (!Array.isArray(list)) return machine.refuse("items of something that is no list")
  for (const item of items) list.push(item)
}

/** By code. What torch.save writes in protocols 2 to 5, and what Python 2 wrote. */
const OPERATIONS: Readonly<Record<number, Operation>> = {
  // MARK: the operations that take several values take those after it
  0x28: (machine) => void machine.marks.push(machine.stack.length),
  // EMPTY_TUPLE, TUPLE, TUPLE1, TUPLE2, TUPLE3
  0x29: (machine) => machine.push([]),
  0x74: (machine) => machine.push(machine.popToMark()),
  0x85: tupleOf(1),
  0x86: tupleOf(2),
  0x87: tupleOf(3),
  // EMPTY_LIST, APPEND, APPENDS
  0x5d: (machine) => machine.push([]),
  0x61: (machine) => append(machine, [machine.pop()]),
  0x65: (machine) => append(machine, machine.popToMark()),
  // EMPTY_DICT, SETITEM, SETITEMS
  0x7d: (machine) => machine.push(new Map()),
  0x73: (machine) => setItems(machine, [machine.pop(), machine.pop()].toReversed()),
  0x75: (machine) => setItems(machine, machine.popToMark()),
  // NONE, NEWTRUE, NEWFALSE
  0x4e: (machine) => machine.push(null),
  0x88: (machine) => machine.push(true),
  0x89: (machine) => machine.push(false),
  // BININT, BININT1, BININT2, LONG1, BINFLOAT
  0x4a: (machine) => machine.push(machine.view.getInt32(machine.skip(4), true)),
  0x4b: (machine) => machine.push(machine.unsigned(1)),
  0x4d: (machine) => machine.push(machine.unsigned(2)),
  0x8a: long,
  0x47: (machine) => machine.push(machine.view.getFloat64(machine.skip(8))),
  // BINUNICODE, SHORT_BINUNICODE, BINUNICODE8, and Python 2's SHORT_BINSTRING and BINSTRING
  0x58: (machine) => machine.push(machine.text(machine.unsigned(4))),
  0x8c: (machine) => machine.push(machine.text(machine.unsigned(1))),
  0x8d: longText,
  0x55: (machine) => machine.push(machine.text(machine.unsigned(1))),
  0x54: (machine) => machine.push(machine.text(machine.unsigned(4))),
  // BINPUT, LONG_BINPUT, MEMOIZE, BINGET, LONG_BINGET
  0x71: (machine) => void machine.memo.set(machine.unsigned(1), machine.top()),
  0x72: (machine) => void machine.memo.set(machine.unsigned(4), machine.top()),
  0x94: (machine) => void machine.memo.set(machine.memo.size, machine.top()),
  0x68: (machine) => machine.recall(machine.unsigned(1)),
  0x6a: (machine) => machine.recall(machine.unsigned(4)),
  // GLOBAL, STACK_GLOBAL, REDUCE, BUILD, BINPERSID
  0x63: (machine) => machine.name(machine.line(), machine.line()),
  0x93: stackGlobal,
  0x52: reduce,
  0x62: build,
  0x51: (machine) => machine.push(machine.allowed.persistent(machine.pop(), machine.refuse)),
  // PROTO, FRAME
  0x80: (machine) => {
    const protocol = machine.unsigned(1)
    if (protocol > 5) machine.refuse(`protocol ${protocol}`)
  },
  0x95: (machine) => void machine.skip(8)
}
