/**
 * The random decisions of sampling, each from a named stream of its own. A draw depends on the seed and its position,
 * never on the strategy or on what was drawn before: strategies of one seed share their random numbers, so a difference
 * between them is not a difference in luck (common random numbers).
 */
import * as Stream from "../random/Stream.ts"

export interface RowLanguages {
  readonly queryLang: string
  readonly passageLang: string
}

export interface Draws {
  /** Uniform in [0, 1): decides the kind of the batch at `step`. Stream "sample/kind". */
  readonly kind: (step: number) => number
  /** Uniform over `languages`: the language of the batch at `step`, if it has one. Stream "sample/language". */
  readonly language: (step: number, languages: ReadonlyArray<string>) => string
  /**
   * Uniform over the ordered pairs of two distinct `languages`, for the `row`th row of the training (steps before it
   * times batch size, plus its position). Stream "sample/row-languages".
   */
  readonly rowLanguages: (row: number, languages: ReadonlyArray<string>) => RowLanguages
  /**
   * Uniform 32-bit integer: sorting pairs by it gives the order of an epoch. Stream "sample/order"; of a training set
   * that is sampled on its own, "sample/order/<set>".
   */
  readonly order: (position: number, set?: string) => number
  /** The place of the training set of the batch at `step`, in proportion to `sizes`. Stream "sample/set". */
  readonly set: (step: number, sizes: ReadonlyArray<number>) => number
}

export const make = (seed: number): Draws => {
  const kind = Stream.make(seed, "sample/kind")
  const language = Stream.make(seed, "sample/language")
  const rowLanguages = Stream.make(seed, "sample/row-languages")
  const order = memoised((set) => Stream.make(seed, set === "" ? "sample/order" : `sample/order/${set}`))
  const set = Stream.make(seed, "sample/set")
  return {
    kind: (step) => Stream.uniform(kind, step),
    language: (step, languages) => languages[Stream.integer(language, step, languages.length)],
    rowLanguages: (row, languages) => {
      const others = languages.length - 1
      const drawn = Stream.integer(rowLanguages, row, languages.length * others)
      const query = Math.floor(drawn / others)
      const passage = drawn % others
      return { queryLang: languages[query], passageLang: languages[passage < query ? passage : passage + 1] }
    },
    order: (position, set = "") => Stream.uint32(order(set), position),
    set: (step, sizes) => {
      const drawn = Stream.uniform(set, step) * sizes.reduce((sum, size) => sum + size, 0)
      let end = 0
      return sizes.findIndex((size) => drawn < (end += size))
    }
  }
}

const memoised = <A>(make: (name: string) => A): (name: string) => A => {
  const known = new Map<string, A>()
  return (name) => {
    const found = known.get(name) ?? make(name)
    known.set(name, found)
    return found
  }
}
