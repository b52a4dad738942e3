/** `repro evaluate`: runs against qrels, all of them TREC files: means of measures, and how runs differ. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as Result from "effect/Result"
import { format, type Message } from "../../errors/Message.ts"
import type { Evaluated } from "../../retrieval/Evaluation.ts"
import type { Measure } from "../../retrieval/Measures.ts"
import { UsageError } from "../ExitCode.ts"
import * as Testing from "../Testing.ts"
import * as EvaluationText from "../words/EvaluationText.ts"

const flag = (name: string, description: string) =>
  Flag.Boolean(name).pipe(Flag.withDescription(description), Flag.withDefault(false))

const defaults = ["AP", "nDCG@10", "R@100", "RR@10"]

export const evaluate = Command.make(
  "evaluate",
  {
    qrels: Argument.String("qrels").pipe(Argument.withDescription("Lines of query, iteration, document, level")),
    runs: Argument.String("run").pipe(
      Argument.withDescription(
        "Lines of query, Q0, document, rank, score, tag. Of several, the first is compared with"
      ),
      Argument.variadic({ min: 1 })
    ),
    measures: Flag.String("measure").pipe(
      Flag.withAlias("m"),
      Flag.withDescription(`Such as nDCG@10 or AP(rel=2)@100. May be repeated. Default: ${defaults.join(", ")}`),
      Flag.atLeast(0)
    ),
    perQuery: flag("per-query", "Print the values of each query too"),
    complete: flag("complete", "Average over all queries of the qrels: those that a run lacks have value 0"),
    scorePrecision: Flag.Literals("score-precision", ["float32", "float64"]).pipe(
      Flag.withDescription("How scores are compared: float32 (default) as trec_eval 9 does, float64 as 10 does"),
      Flag.withDefault("float32")
    ),
    ignoreIdenticalIds: flag("ignore-identical-ids", "Take a document with the query's id out of its ranking, as BEIR"),
    ...Testing.parameters,
    trec: flag("trec", "Print as trec_eval does: measure, query, value"),
    json: flag("json", "Print JSON")
  },
  Effect.fnUntraced(function*(given) {
    yield* refuseContradictions(given)
    const evaluation = yield* carryOut(given)
    if (given.trec) {
      const TrecEval = yield* Effect.promise(() => import("../../retrieval/TrecEval.ts"))
      const [{ evaluated }] = evaluation.runs
      return void process.stdout.write(TrecEval.format(evaluated, evaluation.measures, given))
    }
    process.stdout.write(given.json ? EvaluationText.json(evaluation, given) : EvaluationText.text(evaluation, given))
  })
).pipe(Command.withDescription("Evaluate TREC runs: measures with trec_eval's values, and tests between runs"))

const refuse = (message: Message) => Effect.fail(new UsageError({ message: format(message) }))

const refuseContradictions = (
  { json, runs, trec }: { readonly json: boolean; readonly runs: ReadonlyArray<string>; readonly trec: boolean }
) => {
  if (trec && json) return refuse({ title: "Output has one form", hint: "Give --trec or --json" })
  if (trec && runs.length > 1) return refuse({ title: "trec_eval prints one run", hint: "Leave out --trec, or a run" })
  const repeated = runs.find((run, i) => runs.indexOf(run) < i)
  return repeated === undefined ? Effect.void : refuse({ title: `${repeated} is named twice`, hint: "Name it once" })
}

interface Given extends Testing.Given {
  readonly qrels: string
  readonly runs: ReadonlyArray<string>
  readonly measures: ReadonlyArray<string>
  readonly complete: boolean
  readonly scorePrecision: "float32" | "float64"
  readonly ignoreIdenticalIds: boolean
}

const carryOut = Effect.fnUntraced(function*(given: Given) {
  // Loaded here, so that help and refusals need none of it.
  const Evaluation = yield* Effect.promise(() => import("../../retrieval/Evaluation.ts"))
  const Measures = yield* Effect.promise(() => import("../../retrieval/Measures.ts"))
  const Trec = yield* Effect.promise(() => import("../../retrieval/Trec.ts"))
  const PairedFamily = yield* Effect.promise(() => import("../../statistics/PairedFamily.ts"))
  const names = given.measures.length === 0 ? defaults : [...new Set(given.measures)]
  const measures = yield* Effect.forEach(names, (name) => orRefuse(Measures.parse(name)))
  const qrels = yield* read(given.qrels, Trec.parseQrels)
  const runs = yield* Effect.forEach(given.runs, (run) =>
    Effect.gen(function*() {
      const evaluated = Evaluation.evaluate(yield* read(run, Trec.parseRun), qrels, measures, given)
      if (evaluated.some(({ isInRun }) => isInRun)) return { run, evaluated, means: Evaluation.means(evaluated) }
      return yield* refuse({
        title: "No query is in both files",
        facts: { qrels: given.qrels, run },
        hint: "Name a run for these qrels"
      })
    }))
  const pairs = runs.slice(1).flatMap((other) => pairsOf(runs[0], other, measures))
  const compared = PairedFamily.compare(pairs.map(({ differences }) => differences), given)
  const evaluation: EvaluationText.Evaluation = {
    qrels: given.qrels,
    judged: qrels.size,
    measures,
    runs,
    comparisons: pairs.map(({ measure, run }, i) => ({ run, measure, ...compared[i] }))
  }
  return evaluation
})

interface Run {
  readonly run: string
  readonly evaluated: ReadonlyArray<Evaluated>
}

/** What each measure makes of the queries that both have; nothing where they have none in common. */
const pairsOf = (first: Run, other: Run, measures: ReadonlyArray<Measure>) => {
  const before = new Map(first.evaluated.map(({ queryId, values }) => [queryId, values]))
  const both = other.evaluated.flatMap(({ queryId, values }) => {
    const there = before.get(queryId)
    return there === undefined ? [] : [{ here: values, there }]
  })
  if (both.length === 0) return []
  return measures.map(({ name: measure }, m) => ({
    run: other.run,
    measure,
    differences: both.map(({ here, there }) => here[m] - there[m])
  }))
}

type Parse<A> = (text: string, path: string) => Result.Result<A, Error>

const read = Effect.fnUntraced(function*<A>(path: string, parse: Parse<A>) {
  const fs = yield* FileSystem.FileSystem
  const text = yield* Effect.catch(
    fs.readFileString(path),
    ({ message }) => refuse({ title: `${path} cannot be read`, facts: { cause: message }, hint: "Name a TREC file" })
  )
  return yield* orRefuse(parse(text, path))
})

const orRefuse = <A>(result: Result.Result<A, Error>) =>
  Effect.mapError(Effect.fromResult(result), ({ message }) => new UsageError({ message }))
