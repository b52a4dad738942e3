/** HTML that cannot forget to escape: text becomes HTML only through this template. */

export interface Html {
  readonly html: string
}

/** What may stand in a template: text and numbers are escaped, HTML is not, lists are joined, the rest is nothing. */
export type Part = string | number | Html | undefined | false | ReadonlyArray<Part>

/** A template of HTML. Attributes must be in double quotes. */
export const html = (strings: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Html => ({
  html: strings.reduce((text, string, i) => text + render(parts[i - 1]) + string)
})

/** Text that is HTML (or SVG) already, from this program alone. */
export const trusted = (html: string): Html => ({ html })

export const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character])

const render = (part: Part): string => {
  if (part === undefined || part === false) return ""
  if (typeof part === "string" || typeof part === "number") return escape(String(part))
  return "html" in part ? part.html : part.map(render).join("")
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\"": "&quot;",
  "'": "&#39;"
}
