import test from "ava"
import { deliver } from "../../../src/report/delivery/Delivery.ts"
import * as Report from "../../../src/report/Report.ts"
import { input } from "../analyses.ts"
import { facts } from "../facts.ts"
import * as fixture from "../fixture.ts"

const page = Report.files(input).then((files) => files.get("report.html")!)
const delivered = page.then((page) => deliver(page, facts))

test("a page that is not delivered shows nothing of its slots", async (t) => {
  const slots = (await page).match(/<!--[^]*?-->/g)!
  t.true(slots.length > 50)
  for (const slot of slots) t.regex(slot, /^<!--repro:(card|steps|contents|made-by [0-9a-f]{64})-->$/)
  t.notRegex(await page, /class="(card|makers|state)"/)
})

test("delivery fills every slot and changes nothing else", async (t) => {
  t.notRegex(await delivered, /<!--/)
  const bare = (await page).replace(/<!--[^]*?-->/g, "")
  t.is(deliver(await page, { card: [], steps: [], store: "." }), bare)
  t.is(deliver(bare, facts), bare)
})

test("the card says of each fact, escaped, whether it was shown", async (t) => {
  const card = (await delivered).split("<aside class=\"card\"")[1].split("</aside>")[0]
  const rows = [
    ...card.matchAll(
      /<dt>(.*?)<\/dt><dd>.*?data-state="(\w+)".*?<span class="unseen">(\w+)<\/span><\/span> (.*?)<\/dd>/g
    )
  ]
  t.deepEqual(rows.map(([, label, state]) => [label, state]), facts.card.map(({ label, state }) => [label, state]))
  t.true(rows.every(([, , state, word]) => state === word))
  t.is(rows[3][4], "not tried &lt;yet&gt;")
})

test("a digest leads to the step that made it, and that to its files and to the steps before it", async (t) => {
  const text = await delivered
  const digest = fixture.digestOf("means/xl/hybrid/1")
  t.true(
    text.includes(
      `>${digest}</code><span class="makers"> <a href="#step-score/xl/hybrid/1">score/xl/hybrid/1</a></span>`
    )
  )
  const row = text.split("<tr id=\"step-score/xl/hybrid/1\">")[1].split("</tr>")[0]
  t.true(row.includes("<a href=\"../../../../../latest/scaling/mini/score/xl/hybrid/1/means.arrow\">means</a>"))
  t.true(row.includes(">" + digest + "</code>"))
  t.true(row.includes("<a href=\"#step-encode/xl/hybrid/1\">encode/xl/hybrid/1</a>"))
  t.true(row.includes("2026-03-01 12:34 UTC") && row.includes(">84 s</td>") && row.includes("linux-x64, Node v24.21.0"))
  const known = new Set(facts.steps.map(({ name }) => name))
  for (const [, name] of text.matchAll(/href="#step-([^"]+)"/g)) {
    if (known.has(name)) t.true(text.includes(`id="step-${name}"`))
  }
})

test("steps are folded by stage, each once, with unique ids", async (t) => {
  const section = (await delivered).split("<h2 id=\"steps\">")[1]
  t.deepEqual(
    Array.from(
      section.matchAll(/<summary>([a-z-]+) <small>(\d+) steps?,/g),
      ([, stage, count]) => [stage, Number(count)]
    ),
    [
      ["fine-tune", 36],
      ["encode", 40],
      ["score", 40],
      ["summarise", 1]
    ]
  )
  const ids = (await delivered).match(/ id="[^"]*"/g)!
  t.is(new Set(ids).size, ids.length)
})

test("addresses of files are encoded, a folder ends in a stroke", (t) => {
  const step = {
    ...facts.steps[0],
    outputs: [{ ...facts.steps[0].outputs[0], path: "latest/a b/\"c\"?#", folder: true }]
  }
  const text = deliver("<!--repro:steps-->", { ...facts, steps: [step] })
  t.true(text.includes("href=\"../../../../../latest/a%20b/%22c%22%3F%23/\""))
})
