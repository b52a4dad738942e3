/** A real browser, in which pages are looked at as readers do. */
import type { ExecutionContext } from "ava"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { chromium } from "playwright-core"

const usual = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

/** Of CHROMIUM_PATH, or where distributions put it. */
const executable = (): string => {
  const named = process.env["CHROMIUM_PATH"]
  const found = named ?? usual.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path))
  if (found === undefined || !existsSync(found)) {
    throw new Error(
      `There is no Chromium ${named === undefined ? "in /usr/bin" : `at ${named}`}. Install it, on Debian by "apt-get `
        + "install chromium\", or say in CHROMIUM_PATH where it is"
    )
  }
  return found
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: executable(), args: ["--no-sandbox", "--disable-gpu"] })

/** A page that was opened, and what it did that it should not. */
export interface Opened {
  readonly page: Page
  readonly url: string
  /** Requests beside that for the page itself, errors, and what it says on the console. */
  readonly faults: ReadonlyArray<string>
}

/** Opens `html` as a file; nothing outside it can be loaded. */
export const open = async (
  t: ExecutionContext,
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {}
): Promise<Opened> => {
  const folder = mkdtempSync(join(tmpdir(), "repro-page-"))
  writeFileSync(join(folder, "report.html"), html)
  const url = pathToFileURL(join(folder, "report.html")).href
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  t.teardown(async () => {
    await context.close()
    rmSync(folder, { recursive: true })
  })
  const faults: Array<string> = []
  const page = await context.newPage()
  await page.route("**", (route) => {
    if (route.request().url().replace(/#.*/, "") === url) return route.continue()
    faults.push(`requests ${route.request().url()}`)
    return route.abort()
  })
  page.on("console", (message) => faults.push(`${message.type()}: ${message.text()}`))
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`))
  await page.goto(url)
  return { page, url, faults }
}
