/** What a publisher's servers expect of a request, and tell about a file, beyond what every HTTP server does. */

export interface Publisher {
  /** Sent to that very server, never to one that it redirects to. */
  readonly headers: Readonly<Record<string, string>>
  /** What its answers say of the file. */
  readonly statement: (headers: Headers) => Statement
  /** Why it does not give the file; undefined if it does, or where no more is known than the status. */
  readonly refusal: (url: string, status: number, headers: Headers) => Refusal | undefined
}

export type Headers = Readonly<Record<string, string | undefined>>

/** What a server says of a file apart from its content. */
export interface Statement {
  readonly bytes?: number
  readonly sha256?: string
  /** The name that git gives the content: SHA-1 of "blob <length>\0" and the content. */
  readonly gitBlob?: string
}

export interface Refusal {
  readonly reason: string
  /** What to do about it; a sentence that starts with a verb. */
  readonly hint?: string
}

/** A server of which nothing more is known. */
export const unknown: Publisher = {
  headers: {},
  statement: () => ({}),
  refusal: () => undefined
}
