/** Steps for tests of plans: how they hang together and what they take, without anything to do. */
import * as Schema from "effect/Schema"
import * as Artifact from "../../../src/engine/Artifact.ts"
import * as Hash from "../../../src/engine/Hash.ts"
import type { Record as JournalRecord } from "../../../src/engine/journal/Record.ts"
import * as Manifest from "../../../src/engine/Manifest.ts"
import * as Stage from "../../../src/engine/Stage.ts"
import { upstream } from "../../../src/engine/Wiring.ts"

const Text = Artifact.file("text", 1, ".txt")

const stageNamed = (name: string) =>
  Stage.make({
    name,
    module: import.meta.url,
    params: Schema.Struct({ size: Schema.Finite, cpu: Schema.Finite, memory: Schema.Finite, gpu: Schema.Finite }),
    inputs: { texts: Stage.many(Text) },
    outputs: { text: Text },
    resources: ({ cpu, gpu, memory }) => ({ cpu, memory, gpu }),
    *run() {}
  })

export interface Given {
  readonly after?: ReadonlyArray<ReturnType<typeof step>>
  readonly stage?: string
  readonly size?: number
  readonly takes?: Partial<Stage.Resources>
}

/** A step that reads the outputs of others. */
export const step = (name: string, given: Given = {}): Stage.StepOf<{ text: typeof Text }> => {
  const { after = [], size = 1, stage = "work", takes = {} } = given
  return stageNamed(stage).step(name, {
    params: { cpu: 1, memory: 0, gpu: 0, size, ...takes },
    inputs: { texts: Object.fromEntries(after.map((before) => [before.name, before.outputs.text])) }
  })
}

/** Its manifest, with the same code for all, and inputs that are told apart by the name of their step. */
export const manifest = (step: Stage.Step, given: Partial<Manifest.Manifest> = {}): Manifest.Manifest => {
  const texts = upstream(step).map(({ name }) => [name, Hash.ofText(name)] as const)
  return { ...Manifest.make(step, Hash.ofText("code"), { texts: Object.fromEntries(texts) }), ...given }
}

/** What is kept of a step that ran. */
export const record = (step: Stage.Step, given: Partial<JournalRecord> = {}): JournalRecord => {
  const { manifest: content = manifest(step) } = given
  return {
    format: "repro/record/2",
    key: Hash.key(content),
    manifest: content,
    fingerprint: content.implementation,
    outputs: {},
    workflow: "letters",
    profile: "small",
    step: step.name,
    execution: "test",
    finishedAt: "2026-01-01T00:00:00.000Z",
    durationMillis: 1000,
    host: { name: "here", platform: "linux-x64", node: "v24.21.0" },
    ...given
  }
}
