/** Places of the page that links lead to. */

/** The id of what belongs to an encoder: `from-large-hybrid`. */
export const encoder = (model: string, strategy: string): string => id("from", model, strategy)

/** The id of a step's row: `step-fine-tune/large/hybrid/1`. */
export const step = (name: string): string => id("step", name)

/** What leads there. */
export const href = (id: string): string => `#${encodeURI(id)}`

/** An id holds no white space. */
const id = (...parts: ReadonlyArray<string>): string => parts.join("-").replace(/\s/g, "_")
