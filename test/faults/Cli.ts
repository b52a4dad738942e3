/** The command line as processes of their own, to be killed with all their children. */
import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const bin = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Sends a signal to the process and all its children. */
  readonly kill: (signal: NodeJS.Signals) => void
}

export const start = (args: ReadonlyArray<string>, options: { readonly cwd?: string } = {}): Started => {
  const child = spawn(process.execPath, [bin, ...args], {
    ...options,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"]
  })
  let [stdout, stderr] = ["", ""]
  child.stdout.setEncoding("utf8").on("data", (text: string) => stdout += text)
  child.stderr.setEncoding("utf8").on("data", (text: string) => stderr += text)
  const ended = new Promise<Ended>((resolve) =>
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }))
  )
  const kill = (signal: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid as number), signal)
    } catch {
      // All of them have ended by themselves.
    }
  }
  return { child, ended, kill }
}

/** Completes as soon as the process has printed `text`. */
export const saying = ({ child }: Started, text: string): Promise<void> =>
  new Promise((resolve) => {
    let printed = ""
    child.stdout?.on("data", (more: string) => {
      printed += more
      if (printed.includes(text)) resolve()
    })
  })

export const run = (args: ReadonlyArray<string>, options?: { readonly cwd?: string }): Promise<Ended> =>
  start(args, options).ended

/** The events that `--json` printed. */
export const events = ({ stdout }: Ended): ReadonlyArray<{ readonly _tag: string; readonly step?: string }> =>
  stdout.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line))

export const executed = (ended: Ended): ReadonlyArray<string> =>
  events(ended).flatMap(({ _tag, step }) => _tag === "StepStarted" && step !== undefined ? [step] : []).sort()

/** "step:output" → digest, from the records that the links of a workflow's latest results name. */
export const digests = (store: string): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {}
  for (const name of readdirSync(join(store, "latest"), { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith("record.json")) continue
    const { outputs, step } = JSON.parse(readFileSync(join(store, "latest", name), "utf8"))
    for (const output of Object.keys(outputs)) found[`${step}:${output}`] = outputs[output].digest
  }
  return found
}

/** What an execution must not leave behind: attempts' folders, leases, checkpoints, temporary names. */
export const leftovers = (store: string): ReadonlyArray<string> => {
  const inside = (folder: string) =>
    existsSync(join(store, folder)) ? readdirSync(join(store, folder)).map((name) => `${folder}/${name}`) : []
  const temporary = readdirSync(store, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tmp"))
  return [...inside("work"), ...inside("leases"), ...inside("checkpoints"), ...temporary].sort()
}
