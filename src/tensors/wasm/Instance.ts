/** WebAssembly as it is used here; the types of Node leave it to those of browsers. */

declare const WebAssembly: {
  readonly Memory: {
    new(limits: { readonly initial: number }): Memory
    new(limits: { readonly initial: number; readonly maximum: number; readonly shared: true }): SharedMemory
  }
  readonly Module: new(bytes: Uint8Array) => object
  readonly Instance: new(module: object, imports: object) => { readonly exports: Exports }
}

export interface Memory {
  readonly buffer: ArrayBuffer
}

export interface SharedMemory {
  readonly buffer: SharedArrayBuffer
  /** By so many pages. */
  readonly grow: (pages: number) => number
}

export type Exports = Readonly<Record<string, (...values: ReadonlyArray<number>) => void>>

export const PAGE_BYTES = 2 ** 16

export const makeMemory = (pages: number): Memory => new WebAssembly.Memory({ initial: pages })

/** Of one page, for several threads; it may grow to `most` pages. */
export const makeSharedMemory = (most: number): SharedMemory =>
  new WebAssembly.Memory({ initial: 1, maximum: most, shared: true })

/** The functions of a module of Assembler.ts, which work in `memory`. */
export const instantiate = (module: Uint8Array, memory: object): Exports =>
  new WebAssembly.Instance(new WebAssembly.Module(module), { env: { memory } }).exports
