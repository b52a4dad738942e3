/**
 * A small assembler for WebAssembly: an expression is its byte code, a function is written with structured loops over
 * typed locals, and a module is the functions it exports with all that they call.
 *
 * It exists because the wasm backend of tfjs lets a kernel be added but offers nothing to write a fast one in: modules
 * made here share that backend's memory and use 128-bit SIMD.
 */
import { type Bytes, type Code, f32, f32x4, type Func, i32, type Type, unsigned, v128 } from "./Instructions.ts"

export interface Local<T extends Type> extends Code<T> {
  readonly set: (value: Code<T>) => void
}

/**
 * Defines a function: `write` emits its body. Its parameters are the `integers` (i32: addresses, strides, counts) and
 * then the `floats` (f32), by name.
 */
export const func = <const I extends ReadonlyArray<string>, const F extends ReadonlyArray<string>>(
  name: string,
  integers: I,
  floats: F,
  write: (body: Body, parameters: Record<I[number], Local<"i32">> & Record<F[number], Local<"f32">>) => void
): Func<I[number] | F[number]> => {
  const ofType = (type: Type) => (name: I[number] | F[number]) => ({ name, type })
  const parameters = [...integers.map(ofType("i32")), ...floats.map(ofType("f32"))]
  const body = (): ReturnType<Func["body"]> => {
    const body = new Body(parameters.map(({ type }) => type))
    write(body, Object.fromEntries(parameters.map(({ name }, i) => [name, body.localAt(i)])) as never)
    return { locals: body.types.slice(parameters.length), bytes: body.code }
  }
  return { name, parameters, body: once(body) }
}

const once = <A>(compute: () => A): () => A => {
  let known: A | undefined
  return () => known ??= compute()
}

/** Access to up to four consecutive float32 values of each array that starts at `base`. */
export interface Lanes {
  readonly load: (base: Code<"i32">) => Code<"v128">
  readonly store: (base: Code<"i32">, value: Code<"v128">) => void
  /** `value` in the lanes in use, `filler` in the others. */
  readonly only: (value: Code<"v128">, filler: Code<"v128">) => Code<"v128">
}

/** What a function is written with. A local belongs to the whole function: one made in a loop is set anew each turn. */
export class Body {
  readonly types: Array<Type>
  bytes: Array<number | Func> = []
  readonly #constants = new Map<number, Local<"v128">>()
  readonly #prologue: Array<number | Func> = []

  constructor(parameters: ReadonlyArray<Type>) {
    this.types = [...parameters]
  }

  /** Appends an instruction that leaves no value. */
  emit(code: Code<"void">): void {
    for (const byte of code.bytes) this.bytes.push(byte)
  }

  /** A new local that holds the value of `initial` from here on. */
  local<T extends Type>(initial: Code<T>): Local<T> {
    const local: Local<T> = this.localAt(this.types.push(initial.type) - 1)
    local.set(initial)
    return local
  }

  /** `value` in four lanes: set once, before the body, since V8 does not move it out of a loop by itself. */
  constant(value: number): Code<"v128"> {
    const known = this.#constants.get(value)
    if (known) return known
    const body = this.bytes
    this.bytes = this.#prologue
    const constant = this.local(f32x4.splat(f32.const(value)))
    this.bytes = body
    this.#constants.set(value, constant)
    return constant
  }

  /** Everything emitted, constants first. */
  get code(): ReadonlyArray<number | Func> {
    return [...this.#prologue, ...this.bytes]
  }

  localAt<T extends Type>(index: number): Local<T> {
    const set = (value: Code<T>) => this.emit({ type: "void", bytes: [...value.bytes, 0x21, ...unsigned(index)] })
    return { type: this.types[index] as T, bytes: [0x20, ...unsigned(index)], set }
  }

  /** Calls a function with a value for each of its parameters. */
  call<N extends string>(callee: Func<N>, values: Readonly<Record<N, Code<"i32" | "f32">>>): void {
    const wrong = callee.parameters.find(({ name, type }) => values[name].type !== type)
    if (wrong) throw new TypeError(`${callee.name} takes ${wrong.name} as ${wrong.type}`)
    this.emit({ type: "void", bytes: [...callee.parameters.flatMap(({ name }) => values[name].bytes), 0x10, callee] })
  }

  /** Where the condition is not zero `then`, else `otherwise`. */
  when(condition: Code<"i32">, then: () => void, otherwise: () => void = () => {}): void {
    this.emit({ type: "void", bytes: [...condition.bytes, 0x04, 0x40] })
    then()
    this.bytes.push(0x05)
    otherwise()
    this.bytes.push(0x0b)
  }

  /** Counts `i` from `from` to below `to` by `step`. */
  range(from: Code<"i32">, to: Code<"i32">, step: number, turn: (i: Local<"i32">) => void): void {
    const i = this.local(from)
    const goesOn = i32.lt_s(i, to)
    this.when(goesOn, () => {
      this.bytes.push(0x03, 0x40)
      turn(i)
      i.set(i32.add(i, i32.const(step)))
      this.emit({ type: "void", bytes: [...goesOn.bytes, 0x0d, 0x00, 0x0b] })
    })
  }

  /**
   * Visits `count` consecutive float32 values four at a time, then those left over one at a time: the lanes not in use
   * load as zero and are not stored, so one `turn` serves both.
   */
  lanes(count: Code<"i32">, turn: (at: Lanes) => void): void {
    const end = this.local(i32.shl(count, i32.const(2)))
    const whole = this.local(i32.and(end, i32.const(-16)))
    this.range(i32.const(0), whole, 16, (i) =>
      turn({
        load: (base) => v128.load(i32.add(base, i)),
        store: (base, value) => this.emit(v128.store(i32.add(base, i), value)),
        only: (value) => value
      }))
    this.range(whole, end, 4, (i) =>
      turn({
        load: (base) => v128.load32_zero(i32.add(base, i)),
        store: (base, value) => this.emit(v128.store32_lane(i32.add(base, i), value, 0)),
        only: (value, filler) => v128.bitselect(value, filler, v128.firstLane)
      }))
  }
}

/**
 * The bytes of a module that exports `entries` by their names, and imports its memory as `env.memory`: a memory of one
 * thread, or with `sharedPages` one of several, which has at most so many pages of 64 KiB.
 */
export const assemble = (entries: ReadonlyArray<Func>, sharedPages?: number): Uint8Array<ArrayBuffer> => {
  const functions = closure(entries)
  const limits = sharedPages === undefined ? [0x00, 0x00] : [0x03, 0x00, ...unsigned(sharedPages)]
  const index = new Map(functions.map((f, i) => [f, i]))
  return Uint8Array.from([
    ...header,
    ...section(1, functions.map((f) => [0x60, ...vector(f.parameters.map(({ type }) => [typeCode[type]])), 0])),
    ...section(2, [[...text("env"), ...text("memory"), 0x02, ...limits]]),
    ...section(3, functions.map((_, i) => unsigned(i))),
    ...section(7, entries.map((f) => [...text(f.name), 0x00, ...unsigned(index.get(f) ?? 0)])),
    ...section(10, functions.map((f) => sized(bodyOf(f, index))))
  ])
}

/** "\0asm", version 1. */
const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]

const closure = (entries: ReadonlyArray<Func>): ReadonlyArray<Func> => {
  const found = new Set<Func>()
  const visit = (f: Func): void => {
    if (found.has(f)) return
    found.add(f)
    for (const item of f.body().bytes) if (typeof item !== "number") visit(item)
  }
  for (const f of entries) visit(f)
  return [...found]
}

const bodyOf = (f: Func, index: ReadonlyMap<Func, number>): Bytes => {
  const { bytes, locals } = f.body()
  return [
    ...vector(locals.map((type) => [1, typeCode[type]])),
    ...bytes.flatMap((item) => typeof item === "number" ? [item] : unsigned(index.get(item) ?? 0)),
    0x0b
  ]
}

const typeCode = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const

const section = (id: number, items: ReadonlyArray<Bytes>): Bytes => [id, ...sized(vector(items))]
const vector = (items: ReadonlyArray<Bytes>): Bytes => [...unsigned(items.length), ...items.flat()]
const sized = (bytes: Bytes): Bytes => [...unsigned(bytes.length), ...bytes]
const text = (value: string): Bytes => sized([...new TextEncoder().encode(value)])
