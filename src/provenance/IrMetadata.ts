/**
 * ir_metadata: the header of a TREC run file that says how the run came to be, as comments that trec_eval passes over from 10.0 on
 * (Breuer, Keller and Schaer, SIGIR 2022, arXiv 2207.08922; https://www.ir-metadata.org, schema 0.1). Its sections are
 * those of PRIMAD: platform, research goal, implementation, method, actor, data; and what it took.
 */
import type { Account } from "./Account.ts"
import * as Sources from "./crate/Sources.ts"
import type { Step } from "./Step.ts"
import * as Yaml from "./Yaml.ts"

/** What is left out is not told. */
export interface Metadata {
  /** As in the last column of the run. */
  readonly tag: string
  readonly platform: {
    /** Of the processor, such as "x64". */
    readonly architecture?: string | undefined
    readonly system?: string | undefined
    readonly cores?: number | undefined
    /** Of the runtime and what computed the numbers, each "name@version". */
    readonly libraries: ReadonlyArray<string>
  }
  readonly researchGoal: {
    /** Names such as nDCG@10. */
    readonly measures: ReadonlyArray<string>
    /** Tags of runs. */
    readonly baseline?: ReadonlyArray<string>
    readonly publication?: Yaml.Fields
  }
  readonly implementation: {
    readonly command: string
    readonly languages: ReadonlyArray<string>
    readonly repository?: string
    readonly commit?: string
    /** Digests of the code that ran and of the workflow's file. */
    readonly code: string
    readonly workflow: string
  }
  readonly method: {
    readonly automatic: boolean
    /** How equal scores are ordered. */
    readonly scoreTies?: string
    /** Each stage of the ranking, in order: its name, its method, and its params under their names. */
    readonly retrieval: ReadonlyArray<Yaml.Fields>
  }
  readonly actor: {
    readonly name?: string
    readonly orcid?: string
    readonly team?: string
    readonly mail?: string
    readonly role: "experimenter" | "reproducer"
  }
  readonly data: {
    readonly testCollection?: Yaml.Fields | undefined
    readonly training: ReadonlyArray<Yaml.Fields>
    readonly other: ReadonlyArray<Yaml.Fields>
  }
  /** How long the step took that made the run. */
  readonly wallMillis?: number
}

/** The lines that go before a run, ended by a line break; none can be taken for a line of the run. */
export const header = (metadata: Metadata): string => {
  const { actor, data, implementation, method, platform, researchGoal, tag, wallMillis } = metadata
  const lines = Yaml.lines({
    "schema-version": 0.1,
    "run-version": 1,
    tag,
    platform: {
      hardware: { cpu: { architecture: platform.architecture, "number of cores": platform.cores } },
      "operating system": { kernel: platform.system },
      software: { libraries: { javascript: platform.libraries } }
    },
    "research goal": {
      publication: researchGoal.publication,
      evaluation: { reported_measures: researchGoal.measures, baseline: researchGoal.baseline }
    },
    implementation: {
      executable: { cmd: implementation.command },
      source: {
        lang: implementation.languages,
        repository: implementation.repository,
        commit: implementation.commit,
        "code sha256": implementation.code,
        "workflow sha256": implementation.workflow
      }
    },
    method: { automatic: method.automatic, "score ties": method.scoreTies, retrieval: method.retrieval },
    actor: { ...actor },
    data: { "test collection": data.testCollection, "training data": data.training, other: data.other },
    resources: { runtime: { wall: wallMillis === undefined ? undefined : `${wallMillis} ms` } }
  })
  return ["ir_metadata.start", ...lines, "ir_metadata.end"].map((line) => `# ${line}\n`).join("")
}

/** What the account knows of the run that the step with this name made. Throws if it has none. */
export const of = (account: Account, name: string): Metadata => {
  const step = account.steps.find((each) => each.name === name)
  if (step === undefined) throw new Error(`the account has no step ${name}`)
  const before = upstream(account.steps, step)
  const [system, architecture] = step.host.platform.split("-")
  const { digest, file } = account.workflow
  return {
    tag: name,
    platform: {
      architecture,
      system,
      cores: account.executions.find(({ id }) => id === step.execution)?.cores,
      libraries: [`node@${step.host.node.replace(/^v/, "")}`, ...libraries(before)]
    },
    researchGoal: { measures: measures(account.steps, step) },
    implementation: {
      command: `npx repro run ${file} --profile ${account.profile}`,
      languages: ["TypeScript"],
      code: account.code,
      workflow: digest
    },
    method: { automatic: true, retrieval: [{ name, method: step.stage, ...scalars(step) }] },
    actor: { role: "experimenter" },
    data: data(before),
    wallMillis: step.durationMillis
  }
}

/** The step and all that it depends on, directly or through others; the nearest first. */
const upstream = (steps: ReadonlyArray<Step>, step: Step): ReadonlyArray<Step> => {
  const byName = new Map(steps.map((each) => [each.name, each]))
  const reached = new Set([step])
  // A set is walked in the order of insertion, and to its end, also where it grows meanwhile.
  for (const { inputs } of reached) {
    for (const { from } of inputs) {
      const before = byName.get(from.step)
      if (before !== undefined) reached.add(before)
    }
  }
  return [...reached]
}

const libraries = (steps: ReadonlyArray<Step>): ReadonlyArray<string> =>
  distinct(steps.flatMap(({ environment: { library } }) => typeof library === "string" ? [library] : [])).sort()

/** What the steps that read something of this one measure. */
const measures = (steps: ReadonlyArray<Step>, { name }: Step): ReadonlyArray<string> =>
  distinct(
    steps.filter(({ inputs }) => inputs.some(({ from }) => from.step === name)).flatMap(({ params }) =>
      texts(params["measures"])
    )
  )

const scalars = ({ params }: Step): Yaml.Fields =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => typeof value === "object" ? [] : [[name, value]])
  )

/** A step that prepares one dataset prepares what is searched, one that prepares several what is learned from. */
const data = (before: ReadonlyArray<Step>): Metadata["data"] => {
  const [searched, ...others] = distinct(before.flatMap(({ params }) => texts(params["dataset"])))
  const sources = before.flatMap(Sources.of).map(({ licence, sha256, url: source }) => ({ source, sha256, licence }))
  return {
    testCollection: searched === undefined ? undefined : { name: searched },
    training: distinct(before.flatMap(({ params }) => texts(params["datasets"]))).map((name) => ({ name })),
    other: [...others.map((name) => ({ name })), ...sources]
  }
}

const texts = (value: unknown): ReadonlyArray<string> => [value].flat().filter((each) => typeof each === "string")

const distinct = <A>(values: ReadonlyArray<A>): Array<A> => [...new Set(values)]
