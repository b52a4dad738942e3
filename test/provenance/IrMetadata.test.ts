import test from "ava"
import * as Effect from "effect/Effect"
import * as Declared from "../../src/cli/words/Declared.ts"
import * as Account from "../../src/provenance/Account.ts"
import * as IrMetadata from "../../src/provenance/IrMetadata.ts"
import { serial } from "../effect.ts"
import { graphOf } from "../engine/Run.ts"
import workflow from "../fixtures/crated.ts"
import { crated, file } from "./Crated.ts"

const metadata: IrMetadata.Metadata = {
  tag: "hybrid",
  platform: { architecture: "x64", system: "linux", cores: 2, libraries: ["node@24.21.0", "@tensorflow/tfjs@4.22.0"] },
  researchGoal: { measures: ["AP", "nDCG@10"], publication: { arxiv: "https://arxiv.org/abs/2408.10536" } },
  implementation: {
    command: "npx repro run scaling.ts --profile mini",
    languages: ["TypeScript"],
    code: "c".repeat(64),
    workflow: "0".repeat(64)
  },
  method: {
    automatic: true,
    scoreTies: "document id, descending",
    retrieval: [{ name: "retrieve/tiny", method: "retrieve", depth: 100 }]
  },
  actor: { name: "A. N. Other", role: "reproducer" },
  data: { testCollection: { name: "mtop-test" }, training: [{ name: "xquad-r" }, { name: "ntrex-128" }], other: [] },
  wallMillis: 1705
}

test("the header is YAML in comments, in the sections of PRIMAD", (t) => {
  t.is(
    IrMetadata.header(metadata),
    `# ir_metadata.start
# schema-version: 0.1
# run-version: 1
# tag: hybrid
# platform:
#   hardware:
#     cpu:
#       architecture: x64
#       number of cores: 2
#   operating system:
#     kernel: linux
#   software:
#     libraries:
#       javascript:
#       - node@24.21.0
#       - "@tensorflow/tfjs@4.22.0"
# research goal:
#   publication:
#     arxiv: "https://arxiv.org/abs/2408.10536"
#   evaluation:
#     reported_measures:
#     - AP
#     - nDCG@10
# implementation:
#   executable:
#     cmd: npx repro run scaling.ts --profile mini
#   source:
#     lang:
#     - TypeScript
#     code sha256: ${"c".repeat(64)}
#     workflow sha256: "${"0".repeat(64)}"
# method:
#   automatic: true
#   score ties: "document id, descending"
#   retrieval:
#   - name: retrieve/tiny
#     method: retrieve
#     depth: 100
# actor:
#   name: A. N. Other
#   role: reproducer
# data:
#   test collection:
#     name: mtop-test
#   training data:
#   - name: xquad-r
#   - name: ntrex-128
# resources:
#   runtime:
#     wall: "1705 ms"
# ir_metadata.end
`
  )
})

test("no text breaks out of the comment", (t) => {
  const header = IrMetadata.header({
    ...metadata,
    tag: "a\n1 Q0 d 1 0.5 tag",
    actor: { name: "\r\n\u2028", role: "experimenter" }
  })
  t.true(header.split("\n").slice(0, -1).every((line) => line.startsWith("# ")))
  t.false(/[\r\u2028]/.test(header))
})

/** Made once for all tests. */
const accountIn = Effect.fnUntraced(function*(folder: string) {
  if (known !== undefined) return known
  const { run, store } = yield* crated(folder)
  yield* run()
  return known = yield* Effect.provide(Account.of(yield* graphOf(workflow), file), Declared.layer(store))
})
let known: Account.Account | undefined

serial(
  "of an account comes what it knows of a step, and nothing that it does not",
  (t, folder) =>
    Effect.gen(function*() {
      const account = yield* accountIn(folder)
      const { code, executions: [{ cores }], workflow: { digest } } = account
      const told = IrMetadata.of(account, "repeat/1")
      t.deepEqual(told, {
        tag: "repeat/1",
        platform: {
          architecture: process.arch,
          system: process.platform,
          cores,
          libraries: [`node@${process.version.slice(1)}`]
        },
        researchGoal: { measures: [] },
        implementation: {
          command: "npx repro run crated.ts --profile only",
          languages: ["TypeScript"],
          code,
          workflow: digest
        },
        method: { automatic: true, retrieval: [{ name: "repeat/1", method: "repeat", seed: 1, times: 20 }] },
        actor: { role: "experimenter" },
        data: {
          testCollection: undefined,
          training: [],
          other: [
            { source: "https://example.org/v1/words.txt", sha256: "a".repeat(64), licence: "CC-BY-4.0" },
            { source: "https://example.org/v1/more.txt", sha256: undefined, licence: "as the publisher says" }
          ]
        },
        wallMillis: told.wallMillis as number
      })
      t.regex(IrMetadata.header(told), /\n# {5}licence: CC-BY-4\.0\n/)
      t.throws(() => IrMetadata.of(account, "repeat/9"), { message: "the account has no step repeat/9" })
    })
)

/** Steps of a retrieval experiment, as an account has them. */
const steps = (account: Account.Account): Account.Account => {
  const [first] = account.steps
  const step = (name: string, params: object, ...from: ReadonlyArray<string>) => ({
    ...first,
    name,
    stage: name.split("/")[0],
    params: params as typeof first.params,
    environment: name.startsWith("encode") ? { library: "@tensorflow/tfjs-backend-wasm@4.22.0" } : {},
    inputs: from.map((step) => ({ ...account.steps[1].inputs[0], from: { step, output: "any" } }))
  })
  return {
    ...account,
    steps: [
      step("prepare/evaluation", { dataset: "mtop-test", languages: ["de", "en"] }),
      step("prepare/development", { dataset: "mtop-dev", languages: ["de", "en"] }),
      step("prepare/training", { datasets: ["xquad-r", "ntrex-128"] }, "prepare/development"),
      step("encode", {}, "prepare/training"),
      step("retrieve/a", { depth: 10, of: {} }, "encode", "prepare/evaluation"),
      step("retrieve/b", { depth: 20 }, "encode", "prepare/evaluation"),
      step("score/a", { measures: ["AP", "R@10"] }, "retrieve/a"),
      step("score/b", { measures: ["RR@10"] }, "retrieve/b")
    ]
  }
}

serial(
  "of a retrieval experiment come its collection, its training data, its measures and its libraries",
  (t, folder) =>
    Effect.gen(function*() {
      const account = yield* accountIn(folder)
      const told = IrMetadata.of(steps(account), "retrieve/a")
      t.deepEqual(told.data, {
        testCollection: { name: "mtop-test" },
        training: [{ name: "xquad-r" }, { name: "ntrex-128" }],
        other: [{ name: "mtop-dev" }]
      })
      t.deepEqual(told.researchGoal.measures, ["AP", "R@10"])
      t.deepEqual(told.method.retrieval, [{ name: "retrieve/a", method: "retrieve", depth: 10 }])
      t.is(told.platform.libraries[1], "@tensorflow/tfjs-backend-wasm@4.22.0")
    })
)
