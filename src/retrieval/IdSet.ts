/**
 * A set of ids that keeps 64 bits of each, so that those of millions of documents fit memory: 16 to 32 bytes an id. Two
 * different ids of ten million are taken for one with a probability below 10^-5.
 */

export interface IdSet {
  /** Adds `id`; false if it is there already. */
  readonly add: (id: string) => boolean
}

export const make = (): IdSet => {
  let table = new Uint32Array(2 * 1024)
  let size = 0
  const digest: Digest = new Uint32Array(2)
  const grow = (): void => {
    const old = table
    table = new Uint32Array(2 * old.length)
    for (let slot = 0; slot < old.length; slot += 2) {
      if (old[slot] !== 0) insert(table, old.subarray(slot, slot + 2))
    }
  }
  return {
    add: (id) => {
      hash(id, digest)
      if (!insert(table, digest)) return false
      size++
      // At most half of the slots are taken; a slot is two numbers.
      if (size * 4 > table.length) grow()
      return true
    }
  }
}

/** Two numbers of 32 bits, of which the first is not 0. */
type Digest = Uint32Array

/** Puts the digest in the first free slot from its own on; false if it is found there. */
const insert = (table: Uint32Array, [high, low]: Digest): boolean => {
  const mask = table.length - 1
  for (let slot = (low << 1) & mask;; slot = (slot + 2) & mask) {
    if (table[slot] === 0) {
      table[slot] = high
      table[slot + 1] = low
      return true
    }
    if (table[slot] === high && table[slot + 1] === low) return false
  }
}

/** Two 32-bit hashes with multipliers of their own, each finished as in MurmurHash3. */
const hash = (id: string, digest: Digest): void => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x9e3779b1)
    a ^= a >>> 15
    b = Math.imul(b ^ unit, 0x5f356495)
    b ^= b >>> 13
  }
  digest[0] = finish(a) || 1
  digest[1] = finish(b)
}

const finish = (hash: number): number => {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
