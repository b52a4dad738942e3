/** What the measurements need to know of a tool: how it is configured, run and cleaned. Pure. */
import type { Task } from "../Graph.ts"
import type { Project } from "../Project.ts"

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: ReadonlyArray<string>]

export type Origin =
  | { readonly from: "Debian"; readonly name: string }
  | { readonly from: "npm"; readonly name: string; readonly version: string }
  | { readonly from: "this project" }

export interface Peer {
  /** The tool, and how it is used where there is more than one way. */
  readonly name: string
  /** What its configuration is, for the reader of the results. */
  readonly config: string
  /** Prints its version somewhere in its first lines. */
  readonly version: Command
  /** Where it comes from: a Debian package that is expected to be there, an npm package at a version, or this project. */
  readonly origin: Origin
  readonly environment: (project: Project) => Readonly<Record<string, string>>
  /** Folders of programs of its own, before all others. */
  readonly programs: (project: Project) => ReadonlyArray<string>
  /** It caches only what lies in a git repository with a commit. */
  readonly repository: boolean
  /** Its config: path → text. Those whose text begins with `#!` become executable. */
  readonly files: (project: Project) => Readonly<Record<string, string>>
  /** Brings everything up to date. */
  readonly run: (project: Project) => Command
  /** Where a task's result is found. */
  readonly output: (task: Task, project: Project) => string
  /** Files and folders that hold what it remembers, outputs excepted. */
  readonly memory: (project: Project) => ReadonlyArray<string>
  /** What users remove when they remove all outputs. Default: the output files. */
  readonly results?: (project: Project) => ReadonlyArray<string>
  /** Ends what it leaves running. */
  readonly stop?: Command
  /** How many tasks it executes at once. */
  readonly atOnce: number
  /** Whether a task is the shell's work; otherwise all it takes is the tool's. */
  readonly shell: boolean
  /** It behaves as another one of these, and only costs less or more. */
  readonly onlyTimed: boolean
  /** What its documentation says to do, and then to run, when it does not go on after a kill. */
  readonly remedies: ReadonlyArray<Command>
}

/** What is common to most. */
export const defaults = {
  environment: () => ({}),
  programs: () => [],
  repository: false,
  atOnce: 2,
  shell: true,
  onlyTimed: false,
  remedies: []
} as const
