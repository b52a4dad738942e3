/** Writes bench/README.md from bench/results. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { fileURLToPath } from "node:url"
import * as BehaviourSection from "./behaviour/Section.ts"
import * as ComputeSection from "./compute/Section.ts"
import * as EngineSection from "./engine/Section.ts"
import * as GpuSection from "./gpu/Section.ts"
import * as Results from "./Results.ts"

const path = fileURLToPath(new URL("README.md", import.meta.url))

export const write = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const behaviour = yield* Results.behaviour
  const engine = yield* Results.engine
  const compute = yield* Results.compute
  const gpu = yield* Results.gpu
  const sections = [
    introduction,
    ...(behaviour === undefined ? [] : [BehaviourSection.render(behaviour)]),
    ...(engine === undefined ? [] : [EngineSection.render(engine)]),
    ...(compute === undefined ? [] : [ComputeSection.render(compute)]),
    ...(gpu === undefined ? [] : [GpuSection.render(gpu)])
  ]
  yield* fs.writeFileString(path, sections.join("\n\n") + "\n")
})

const introduction = `# Measurements

Beside other tools: what they do when something changes, is lost or is killed, and what they cost. This page is written
by the programs below from \`results/*.json\`.

\`\`\`
npm run bench:behaviour     # the matrix: node bench/behaviour/run.ts [--only make,ninja] [--rows T1,S9]
npm run bench:engine        # time and memory: node bench/engine/run.ts [--only make] [--sizes 100,1000] [--graphs chains]
npm run bench:compute       # training and encoding: node bench/compute/run.ts [--shapes 1,2] [--rounds 3]
npm run bench:gpu           # the same on a GPU: node bench/gpu/run.ts [--shapes tiny,small] [--backends webgpu] [--rounds 2]
npm run bench:gpu:pack FILE # what that needs, Node and Dawn included, for a machine without a network
npm run bench:scale         # retrieval from a million documents, beside faiss: scale/README.md
npm run bench:tokenizer     # published tokenizers, beside their libraries: tokenizer/README.md
npm run bench:encode        # mT5-small's size with random weights encodes, beside transformers: node bench/encode/run.ts
npm run bench:memory        # memory as planned and as taken: node bench/memory/run.ts
\`\`\`

Every tool gets the same graph (\`Graph.ts\`) and the same commands (\`Work.ts\`), executes two of them at once unless its
configuration below says otherwise, and is configured as its documentation recommends for caching by content
(\`peers/\`). A command first appends its name to a log outside the project, which is how executions are counted, and
the results are compared, byte for byte, with those of the same commands without a tool, one after another. Telemetry
is off. The npm tools are installed into a temporary folder; make, ninja, doit and Snakemake are expected to be there
(Debian: \`make ninja-build python3-doit snakemake time git\`). A tool that is not there is listed as such. Linux only.
Corrections of a tool's configuration are welcome: each is one file.`
