/**
 * Hands a page over. The page itself is an artifact, a function of its inputs; what is known of how it was made goes
 * into its slots (Slot.ts) only when somebody asks for it.
 */
import * as Anchor from "../html/Anchor.ts"
import type { Html } from "../html/Html.ts"
import { html } from "../html/Html.ts"
import * as Slot from "../html/Slot.ts"
import * as Card from "./Card.ts"
import type { Facts, Step } from "./Facts.ts"
import * as Steps from "./Steps.ts"

/**
 * `page` with its reproducibility card, the steps that made its numbers, and beside each digest a link to what made it.
 * What is no slot stays as it is.
 */
export const deliver = (page: string, facts: Facts): string => {
  const makers = Map.groupBy(
    facts.steps.flatMap((step) => step.outputs.map(({ digest }) => ({ digest, step }))),
    ({ digest }) => digest
  )
  return Slot.fill(page, (name, digest) => {
    switch (name) {
      case "card":
        return facts.card.length === 0 ? undefined : Card.card(facts.card)
      case "steps":
        return facts.steps.length === 0 ? undefined : Steps.section(facts)
      case "contents":
        return facts.steps.length === 0 ? undefined : html`<li><a href="${Anchor.href(Steps.id)}">Steps</a></li>`
      case "made-by":
        return links((makers.get(digest) ?? []).map(({ step }) => step))
      default:
        return undefined
    }
  })
}

/** Several steps may have made the same content. */
const links = (steps: ReadonlyArray<Step>): Html | undefined =>
  steps.length === 0
    ? undefined
    : html`<span class="makers">${
      steps.map(({ name }) => html` <a href="${Anchor.href(Anchor.step(name))}">${name}</a>`)
    }</span>`
