/** A crate's README.md: what is in it, what was shown of it, and how to check or repeat it. */
import * as Card from "../Card.ts"
import type { Crate } from "./Crate.ts"

export const text = ({ account, artifacts, engine }: Omit<Crate, "pieces" | "licence">): string => {
  const { profile, workflow } = account
  const copied = artifacts.filter(({ isCopied }) => isCopied).length
  return `# ${workflow.name}, profile ${profile}

What the workflow gave, and how: a [Workflow Run RO-Crate](https://www.researchobject.org/workflow-run-crate/).

| what | state | |
| --- | --- | --- |
${Card.card(account).map(({ label, state, value }) => `| ${label} | ${state} | ${cell(value)} |`).join("\n")}

| where | what |
| --- | --- |
| \`ro-crate-metadata.json\` | every step, what it was given and what it gave, for programs |
| \`${workflow.file}\` | the workflow |
| \`outputs/<step>/\` | ${copied} of ${artifacts.length} outputs; the others are named by their SHA-256 |
| \`journal/records/\` | a record for each step: all that its result depends on, when and where it was made |
| \`journal/executions/\` | what happened, one JSON line an event |
| \`journal/implementations/\` | of each stage, the files and packages whose code ran, by digest |
| \`journal/checks/\` | what was executed again to see whether it comes out the same, if anything was |

A file listed with a \`sha256\` is that file if \`sha256sum\` says the same. To make the results again, with ${engine.name} ${engine.version}:

    npx repro run ${workflow.file} --profile ${profile}
    npx repro verify ${workflow.file} --profile ${profile}
`
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ")
