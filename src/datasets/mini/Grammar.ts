/**
 * The grammar behind the embedded parallel data set: domains of intents, each a few sentence templates in six
 * languages whose placeholders `{KEY}` name lexicons of parallel phrases.
 *
 * A key is a slot type named as MTOP does (`CONTACT`) or a variant of one (`DATE_TIME.day`): the part before the dot
 * is the slot type, the part after it only says which lexicon the phrase comes from. A key is looked up in the
 * domain's own lexicons first, then in the shared ones (`lexicon.ts`). The intents are MTOP's too, or named alike.
 */
export const languages = ["en", "de", "es", "fr", "hi", "th"] as const

export type Lang = (typeof languages)[number]

/** The same text, or the same template, in every language: then all six have the same placeholders, each once. */
export type Parallel = Readonly<Record<Lang, string>>

/** Phrases to fill a slot: entry i is the same thing in every language. */
export type Lexicon = Readonly<Record<Lang, ReadonlyArray<string>>>

/** One intent's templates. A training passage uses only placeholders of its query, and is given the query's phrases. */
export interface Intent {
  readonly evaluation: ReadonlyArray<Parallel>
  readonly training: ReadonlyArray<{ readonly query: Parallel; readonly passage: Parallel }>
}

/** A domain of MTOP: its own lexicons by key, its intents by name (without the `IN:` of a logical form). */
export interface Domain {
  readonly name: string
  readonly lexicons: Readonly<Record<string, Lexicon>>
  readonly intents: Readonly<Record<string, Intent>>
}
