import test from "ava"
import axe from "axe-core"
import type { Page } from "playwright-core"
import { deliver } from "../../src/report/delivery/Delivery.ts"
import * as Report from "../../src/report/Report.ts"
import { empty, inputOf } from "../report/analyses.ts"
import { facts } from "../report/facts.ts"
import * as fixture from "../report/fixture.ts"
import { launch, open } from "./Chromium.ts"

/** Enough to sort and to follow, and not so much that looking for barriers takes minutes. */
const input = inputOf({ models: ["large", "xl"], seeds: [1, 2] })
const plain = Report.files(input).then((files) => files.get("report.html")!)
const delivered = plain.then((page) => deliver(page, facts))
const bare = Report.files(empty).then((files) => files.get("report.html")!)
const browser = launch()

test.after.always(async () => (await browser).close())

const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } } as const

/** What of the page a selector's elements say. */
const texts = (page: Page, selector: string): Promise<ReadonlyArray<string>> => page.locator(selector).allInnerTexts()

for (const [name, text] of Object.entries({ plain, delivered, bare })) {
  test.serial(`${name}: nothing is requested, nothing fails, nothing is said on the console`, async (t) => {
    const { faults, page } = await open(t, await browser, await text)
    t.is(await page.title(), input.title)
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    await page.evaluate(
      "window.print = () => {}; dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))"
    )
    await page.waitForTimeout(100)
    t.deepEqual(faults, [])
  })

  test.serial(`${name}: a narrow page scrolls in one direction only, folded or not`, async (t) => {
    const { page } = await open(t, await browser, await text, { viewport: sizes.narrow })
    const width = () => page.evaluate("document.documentElement.scrollWidth")
    t.is(await width(), 390)
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    t.is(await width(), 390)
  })
}

// What is delivered is all that the page has, and more.
for (const [name, text] of Object.entries({ delivered, bare })) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [size, viewport] of Object.entries(sizes)) {
      test.serial(`${name}: no serious barrier, ${colorScheme}, ${size}`, async (t) => {
        const { page } = await open(t, await browser, await text, { colorScheme, viewport, bypassCSP: true })
        await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        await page.evaluate(axe.source)
        const { violations } = await page.evaluate("axe.run({ resultTypes: ['violations'] })") as axe.AxeResults
        t.deepEqual(
          violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) =>
            `${id}: ${nodes.length} such as ${nodes[0].html} ${nodes[0].failureSummary}`
          ),
          []
        )
      })
    }
  }
}

/** Of an element, what is asked of it in the page. */
interface Element {
  readonly ownerDocument: {
    readonly activeElement: unknown
    readonly defaultView: { readonly getComputedStyle: (element: unknown) => { readonly backgroundColor: string } }
  }
}

const isFocused = (element: Element): boolean => element === element.ownerDocument.activeElement
const background = (element: Element): string =>
  element.ownerDocument.defaultView.getComputedStyle(element).backgroundColor

const summary = "section[aria-labelledby=summary]"

/** The second column of the first group of the summary. */
const column = async (page: Page): Promise<ReadonlyArray<number>> =>
  (await texts(page, `${summary} tbody:nth-of-type(1) tr td:nth-of-type(1) a`)).map(Number)

test.serial("a click on a column's title sorts within each size, a second one turns the order, a third one gives it back", async (t) => {
  const { page } = await open(t, await browser, await plain)
  const head = page.locator(`${summary} thead th`).nth(1)
  const given = await column(page)
  const down = given.toSorted((a, b) => b - a)
  t.notDeepEqual(given, down)
  const seen: Array<unknown> = []
  for (const order of ["descending", "ascending", null]) {
    await head.getByRole("button").click()
    seen.push(await head.getAttribute("aria-sort"))
    t.is(seen.at(-1), order)
    t.deepEqual(await column(page), order === "descending" ? down : order === "ascending" ? down.toReversed() : given)
    const groups = await texts(page, `${summary} tbody tr:first-child th`)
    t.deepEqual(groups.map((group) => group.split(" ")[0]), ["large", "xl"])
  }
  await page.locator(`${summary} thead th`).nth(2).getByRole("button").click()
  t.is(await page.locator(`${summary} thead [aria-sort]`).count(), 1)
})

test.serial("a column is sorted by keyboard alone", async (t) => {
  const { page } = await open(t, await browser, await plain)
  const button = page.locator(`${summary} thead button`).nth(4)
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press("Tab")
    if (await button.evaluate(isFocused)) break
  }
  t.true(await button.evaluate((element) => element.matches(":focus-visible")))
  t.not(
    await button.evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).outlineStyle),
    "none"
  )
  await page.keyboard.press("Enter")
  await page.keyboard.press("Space")
  t.is(await page.locator(`${summary} thead th`).nth(4).getAttribute("aria-sort"), "ascending")
  const ranks = await texts(page, `${summary} tbody:nth-of-type(1) td:nth-of-type(4) a`)
  const numbers = ranks.map((rank) => Number(rank.replace(",", "")))
  t.deepEqual(numbers, numbers.toSorted((a, b) => a - b))
})

test.serial("what has no value is last in either order, and p values sort by what they are", async (t) => {
  const { page } = await open(t, await browser, await plain)
  const table = page.locator("section[aria-labelledby=differences] > .scroll table").first()
  for (const order of ["descending", "ascending"]) {
    await table.locator("thead button", { hasText: /^Over seeds$/ }).click()
    const cells = await table.locator("tbody:nth-of-type(1) td:nth-of-type(3)").allInnerTexts()
    const dashes = cells.map((cell) => cell === "–")
    t.true(dashes.includes(true))
    t.deepEqual(dashes, dashes.toSorted((a, b) => Number(a) - Number(b)), order)
  }
  await table.locator("thead button", { hasText: /^p$/ }).click()
  const ps = await table.locator("tbody:nth-of-type(1) td:nth-of-type(6)").evaluateAll(
    (cells) => cells.map((cell) => Number(cell.getAttribute("data-value")))
  ) as ReadonlyArray<number>
  t.deepEqual(ps, ps.toSorted((a, b) => b - a))
})

test.serial("a number leads to the artifacts of its encoder, and on to the step that made them", async (t) => {
  const { page } = await open(t, await browser, await delivered)
  const number = page.locator(`${summary} a[href="#from-large-hybrid"]`).first()
  t.is(await number.getAttribute("title"), "Provenance of large, hybrid")
  await number.click()
  const target = page.locator("#from-large-hybrid")
  t.true(await inView(page, "#from-large-hybrid"))
  t.true((await target.innerText()).includes(fixture.digestOf("means/large/hybrid/2")))
  const plain = await page.locator("#from-xl-hybrid").evaluate(background)
  t.not(await target.evaluate(background), plain)

  const step = page.locator("[id='step-score/large/hybrid/2']")
  t.false(await step.isVisible())
  await target.getByRole("link", { name: "score/large/hybrid/2" }).first().click()
  t.true(await step.isVisible())
  t.true(await inView(page, "[id='step-score/large/hybrid/2']"))
  t.true((await step.innerText()).includes(fixture.digestOf("means/large/hybrid/2")))
})

test.serial("what a link leads to is in view when the page is opened there", async (t) => {
  const { page, url } = await open(t, await browser, await delivered)
  await page.goto("about:blank").catch(() => undefined)
  await page.goto(`${url}#step-score/xl/hybrid/3`)
  t.true(await inView(page, "[id='step-score/xl/hybrid/3']"))
})

const inView = async (page: Page, selector: string): Promise<unknown> => {
  await page.waitForTimeout(100)
  return page.locator(selector).evaluate((element) => {
    const { bottom, top } = element.getBoundingClientRect()
    return top >= 0 && top < element.ownerDocument.defaultView.innerHeight && bottom > 0
  })
}

test.serial("without the script everything is there to read, and links unfold what they lead to", async (t) => {
  const { page } = await open(t, await browser, await delivered, { javaScriptEnabled: false })
  t.is(await page.locator("thead button").count(), 0)
  await page.locator("#from-xl-hybrid").getByRole("link", { name: "fine-tune/xl/hybrid/1" }).first().click()
  await page.waitForTimeout(100)
  t.true(await page.locator("[id='step-fine-tune/xl/hybrid/1']").isVisible())
})

test.serial("the first stop of a keyboard is a link past the contents", async (t) => {
  const { page } = await open(t, await browser, await plain)
  await page.keyboard.press("Tab")
  const skip = page.getByRole("link", { name: "Skip to the finding" })
  t.true(await skip.evaluate(isFocused))
  t.true((await skip.boundingBox())!.width > 50)
  await page.keyboard.press("Enter")
  t.is(await page.evaluate("document.activeElement.id"), "main")
})

test.serial("in print, what is folded is shown, and what only a screen can do is not", async (t) => {
  const { page } = await open(t, await browser, await delivered)
  const table = page.locator("section[aria-labelledby=languages] details table").first()
  t.false(await table.isVisible())
  await page.emulateMedia({ media: "print" })
  t.true((await table.boundingBox())!.height > 100)
  t.false(await page.locator("nav").isVisible())
  t.false(await page.locator("figure .narrow").first().isVisible())
  t.true(await page.locator("figure .wide").first().isVisible())
})

test.serial("a wide page shows wide figures, a narrow one narrow figures, the card beside and below the finding", async (t) => {
  for (const [size, viewport] of Object.entries(sizes)) {
    const { page } = await open(t, await browser, await delivered, { viewport })
    t.is(await page.locator("figure .wide").first().isVisible(), size === "wide")
    t.is(await page.locator("figure .narrow").first().isVisible(), size === "narrow")
    const [card, lead] = [(await page.locator(".card").boundingBox())!, (await page.locator(".lead").boundingBox())!]
    t.is(card.x >= lead.x + lead.width, size === "wide")
    t.is(card.y >= lead.y + lead.height, size === "narrow")
  }
})
