/**
 * A tree of sequences of symbols (non-negative integers). Nodes are numbered from the root, 0, in order of insertion,
 * so arrays beside the trie can hold what belongs to a node. The edges lie in one open-addressing hash table.
 */
export interface Trie {
  /** Nodes, the root among them. */
  size: number
  /** Three numbers an edge: parent, symbol, child. The child is 0, the root, where a slot is free. */
  edges: Int32Array
}

export const make = (): Trie => ({ size: 1, edges: new Int32Array(3 * 1024) })

/** The child of `node` by `symbol`, or -1. */
export const child = ({ edges }: Trie, node: number, symbol: number): number =>
  edges[find(edges, node, symbol) + 2] || -1

/** The child of `node` by `symbol`, new if there was none. */
export const insert = (trie: Trie, node: number, symbol: number): number => {
  const known = trie.edges[find(trie.edges, node, symbol) + 2]
  if (known !== 0) return known
  if (trie.size * 6 > trie.edges.length) grow(trie)
  place(trie.edges, node, symbol, trie.size)
  return trie.size++
}

/** The node of a whole sequence, new if it was not there. */
export const insertAll = (trie: Trie, symbols: Iterable<number>): number => {
  let node = 0
  for (const symbol of symbols) node = insert(trie, node, symbol)
  return node
}

/** Where the edge is, or the free slot where it would be. The number of slots is a power of two. */
const find = (edges: Int32Array, node: number, symbol: number): number => {
  const slots = edges.length / 3
  let slot = hash(node, symbol) & (slots - 1)
  while (edges[3 * slot + 2] !== 0 && (edges[3 * slot] !== node || edges[3 * slot + 1] !== symbol)) {
    slot = (slot + 1) & (slots - 1)
  }
  return 3 * slot
}

const hash = (node: number, symbol: number): number => {
  const mixed = Math.imul(Math.imul(node, 0x9e3779b1) ^ symbol, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

const place = (edges: Int32Array, parent: number, symbol: number, child: number): void => {
  const slot = find(edges, parent, symbol)
  edges[slot] = parent
  edges[slot + 1] = symbol
  edges[slot + 2] = child
}

const grow = (trie: Trie): void => {
  const old = trie.edges
  trie.edges = new Int32Array(2 * old.length)
  for (let slot = 0; slot < old.length; slot += 3) {
    if (old[slot + 2] !== 0) place(trie.edges, old[slot], old[slot + 1], old[slot + 2])
  }
}
