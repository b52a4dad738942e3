/** `repro export --trec`: what a score is of, as run and qrels files for trec_eval. */
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Embeddings } from "../../../schemas/Embeddings.ts"
import { JudgedRanks } from "../../../schemas/JudgedRanks.ts"
import { MeasureMeans } from "../../../schemas/MeasureMeans.ts"
import { Qrels } from "../../../schemas/Qrels.ts"
import { type Kind, kindId, type Ref } from "../../engine/Artifact.ts"
import type { StoreFailed } from "../../engine/Errors.ts"
import type { Step } from "../../engine/Stage.ts"
import { isRef } from "../../engine/Wiring.ts"
import type { Graph } from "../../engine/Workflow.ts"
import { format } from "../../errors/Message.ts"
import * as Account from "../../provenance/Account.ts"
import * as IrMetadata from "../../provenance/IrMetadata.ts"
import { UsageError } from "../ExitCode.ts"
import { count } from "../words/Expectation.ts"

const Depth = Schema.Union([
  Schema.Literal("all"),
  Schema.NumberFromString.check(Schema.isInt(), Schema.isGreaterThan(0))
])

export const parameters = {
  trec: Flag.Boolean("trec").pipe(
    Flag.withDescription("Write TREC runs and qrels of the score step STEP, for trec_eval"),
    Flag.withDefault(false)
  ),
  depth: Flag.String("depth").pipe(
    Flag.withDescription("With --trec: documents of a run for each query, or all. Default: 1000"),
    Flag.withSchema(Depth),
    Flag.withDefault(1000)
  ),
  irMetadata: Flag.Boolean("ir-metadata").pipe(
    Flag.withDescription("With --trec: put the ir_metadata header before every run, which takes trec_eval 10"),
    Flag.withDefault(false)
  )
}

export interface Given {
  readonly depth: number | "all"
  readonly irMetadata: boolean
}

export type PathOf = (ref: Ref) => Effect.Effect<string, StoreFailed | UsageError>

/** Writes the folder, which is there. */
export const write = Effect.fnUntraced(function*(
  folder: string,
  { given, graph, step, workflow }: { given: Given; graph: Graph; step: Step; workflow: string },
  pathOf: PathOf
) {
  const inputs = yield* inputsOf(step)
  const paths = {
    queries: yield* pathOf(inputs.queries),
    documents: yield* Effect.forEach(inputs.documents, pathOf),
    qrels: Object.fromEntries(
      yield* Effect.forEach(
        inputs.qrels,
        ([relation, ref]) => Effect.map(pathOf(ref), (path) => [relation, path] as const)
      )
    ),
    means: yield* pathOf(inputs.means)
  }
  const account = yield* Account.of(graph, workflow)
  const tag = `${graph.workflow}.${step.name.replaceAll("/", ".")}`
  const header = IrMetadata.header({ ...IrMetadata.of(account, inputs.ranks.step.name), tag })
  const { write } = yield* Effect.promise(() => import("../../exports/TrecFolder.ts"))
  const depth = given.depth === "all" ? Infinity : given.depth
  const runs = yield* write(folder, paths, { tag, depth, header: given.irMetadata ? header : "" })
  process.stderr.write(`${count(runs, "run")}, each with its qrels; README.txt says how to evaluate them\n`)
})

/** What the step was scored from: through the ranks of the relevant documents, the search that found them. */
const inputsOf = Effect.fnUntraced(function*(step: Step) {
  const one = refsOf(step)
  const [ranks] = one(JudgedRanks)
  const means = Object.values(step.outputs).find(({ kind }) => kindId(kind) === kindId(MeasureMeans))
  if (ranks === undefined || means === undefined) {
    return yield* new UsageError({
      message: format({
        title: `Step ${step.name} scores no ranking`,
        hint: "Name a score step, as repro plan lists them"
      })
    })
  }
  const searched = ranks[1].step
  const { queries } = searched.inputs
  const isQueries = (ref: Ref): boolean => ref === queries
  const embeddings = refsOf(searched)(Embeddings).map(([, ref]) => ref)
  return {
    ranks: ranks[1],
    means,
    queries: embeddings.find(isQueries) as Ref,
    documents: embeddings.filter((ref) => !isQueries(ref)),
    qrels: one(Qrels)
  }
})

/** The inputs of one kind, by label, or by name. */
const refsOf = ({ inputs }: Step) => (kind: Kind): ReadonlyArray<readonly [string, Ref]> =>
  Object.entries(inputs)
    .flatMap(([name, input]) => isRef(input) ? [[name, input] as const] : Object.entries(input))
    .filter(([, ref]) => kindId(ref.kind) === kindId(kind))
