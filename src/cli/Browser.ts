/** Shows a file in the user's browser. */
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"

/** What each platform opens files with; its own shell's `start` on Windows. */
const openers: Readonly<Record<string, readonly [command: string, ...args: ReadonlyArray<string>]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""]
}

/** Returns once the opener has started; where there is none, it says so, and nothing fails. */
export const open = (path: string): Effect.Effect<void> =>
  Effect.callback<void>((resume) => {
    const [command, ...args] = openers[process.platform] ?? ["xdg-open"]
    const child = spawn(command, [...args, path], { detached: true, stdio: "ignore" })
    child.once("spawn", () => {
      child.unref()
      resume(Effect.void)
    })
    child.once("error", ({ message }) => {
      process.stderr.write(`No browser could be opened (${message}). Open the page yourself\n`)
      resume(Effect.void)
    })
  })
