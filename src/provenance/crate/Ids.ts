/** How a crate calls what there is one of, or one for each step. */
import { local } from "./Entity.ts"

export const root = "./"
/** The execution of the workflow, whatever executions of the program it took. */
export const run = local("run")
/** What the program did to have the workflow executed. */
export const orchestration = local("orchestration")
export const engine = local("engine")

/** A step in the workflow, its execution by the stage's code, and the program's having it executed. */
export const step = (name: string): string => local("step", name)
export const execution = (name: string): string => local("execution", name)
export const control = (name: string): string => local("control", name)

/** The workflow's own slot for a result. */
export const result = (step: string, output: string): string => local("result", step, output)
