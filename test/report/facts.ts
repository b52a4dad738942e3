/** What a delivered page could be told of the report of analyses.ts. */
import type { Facts, Step } from "../../src/report/delivery/Facts.ts"
import * as fixture from "./fixture.ts"

const step = (name: string, outputs: ReadonlyArray<string>, inputs: ReadonlyArray<string>): Step => {
  const stage = name.split("/")[0]
  return {
    name,
    stage,
    key: fixture.digestOf(`key/${name}`),
    code: fixture.digestOf(`code/${stage}`),
    environment: stage === "fine-tune" ? { backend: "wasm", version: "4.22.0", threads: 1 } : {},
    inputs: inputs.map((from) => ({ from: { step: from } })),
    outputs: outputs.map((output) => {
      const what = output === "log" ? "logs" : output === "encoder" ? "encoders" : output
      const label = name.split("/").slice(1).join("/")
      return {
        name: output,
        kind: `${output}@1`,
        digest: fixture.digestOf(`${what}/${stage === "summarise" ? "" : label}`),
        bytes: 12_345,
        folder: output === "encoder",
        path: `latest/scaling/mini/${name}/${output}${output === "encoder" ? "" : ".arrow"}`
      }
    }),
    finishedAt: "2026-03-01T12:34:56.789Z",
    durationMillis: 84_200,
    machine: "linux-x64, Node v24.21.0",
    lock: "ok",
    rebuilt: stage === "score" ? "unknown" : "ok",
    interrupted: stage === "fine-tune" ? "off" : "unknown"
  }
}

const labels = [...new Set(fixture.provenance.flatMap(({ of }) => (of === "" ? [] : [of])))]

export const facts: Facts = {
  card: [
    { label: "Results", value: "all 241 steps", state: "ok" },
    { label: "Lock file", value: "371 of 371 outputs match scaling.mini.lock.json", state: "ok" },
    { label: "Rebuilt", value: "240 of 241 steps, 1 off; 2026-03-02 on linux-x64", state: "off" },
    { label: "Killed and resumed", value: "not tried <yet>", state: "unknown" },
    { label: "Seeds", value: "1, 2, 3", state: "ok" },
    { label: "Machine", value: "linux-x64, Node v24.21.0, 2 cores, 241 steps", state: "ok" }
  ],
  steps: [
    ...labels.filter((label) => !label.includes("untrained")).map((label) =>
      step(`fine-tune/${label}`, ["encoder", "log"], ["tokenizer"])
    ),
    ...labels.map((label) => step(`encode/${label}`, ["embeddings"], [`fine-tune/${label}`])),
    ...labels.map((label) => step(`score/${label}`, ["means", "topics"], [`encode/${label}`])),
    step("summarise", ["results"], labels.map((label) => `score/${label}`))
  ],
  store: "../../../../.."
}
