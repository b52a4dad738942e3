/** A digest: shown short, copied whole, with a place for what made it. */
import type { Html } from "./Html.ts"
import { html } from "./Html.ts"
import * as Slot from "./Slot.ts"

export const code = (digest: string): Html => html`<code class="digest" title="${digest}">${digest}</code>`

export const withMaker = (digest: string): Html => html`${code(digest)}${Slot.madeBy(digest)}`
