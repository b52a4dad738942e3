import * as Effect from "effect/Effect"
import { join } from "node:path"
import { serial } from "../../effect.ts"
import { repro } from "../Terminal.ts"

const file = "test/fixtures/claiming.ts"

/** The cross-lingual and the hybrid values change sides. */
const turned = [
  "--set",
  "values.hybrid=[0.25,0.26,0.24]",
  "--set",
  "values.cross-lingual=[0.3,0.31,0.29]"
]

serial(
  "every claim has a verdict, with its numbers and the steps that these come from",
  (t, folder) =>
    Effect.gen(function*() {
      const at = ["--store", join(folder, "store")]
      yield* repro("run", file, ...at, "--executor", "in-process")
      const { code, stderr, stdout } = yield* repro("claims", file, ...at)
      t.is(stderr, "")
      t.is(code, 0)
      t.regex(
        stdout,
        /^✓ REPRODUCED {2}best-multilingual \(required\)\n {2}In multilingual .*\n {2}arXiv 2408\.10536, Table 1/m
      )
      t.regex(stdout, /^ {4}✓ tiny: hybrid 0\.300, cross-lingual 0\.250: \+0\.050 \[\+0\.050, \+0\.050\]$/m)
      t.regex(
        stdout,
        /^– NOT TESTED {2}best-monolingual\n(.*\n){2} {4}– there is no AP in the monolingual setting on given$/m
      )
      t.regex(stdout, /^ {2}score\/tiny\/hybrid\/3 +means +[0-9a-f]{64}$/m)
      t.regex(stdout, /^2 claims: 1 reproduced, 0 within seed noise, 0 not reproduced, 1 not tested\./m)
    })
)

serial(
  "other data turn the verdict round, and a required claim that is not reproduced is a failure",
  (t, folder) =>
    Effect.gen(function*() {
      const at = ["--store", join(folder, "store"), ...turned]
      yield* repro("run", file, ...at, "--executor", "in-process")
      const { code, stdout } = yield* repro("claims", file, ...at)
      t.is(code, 3)
      t.regex(stdout, /^✗ NOT REPRODUCED {2}best-multilingual \(required\)$/m)
      t.regex(stdout, /^Required, and not reproduced: best-multilingual$/m)
      const lenient = [...at, "--set", "required=false"]
      yield* repro("run", file, ...lenient, "--executor", "in-process")
      t.is((yield* repro("claims", file, ...lenient)).code, 0)
      const json = JSON.parse((yield* repro("claims", file, ...at, "--json")).stdout)
      t.is(json.verdicts[1].outcome, "not reproduced")
      t.is(json.sources.length, 9)
    })
)

serial(
  "claims that nothing was run for, or that a workflow has none of, are refused",
  (t, folder) =>
    Effect.gen(function*() {
      const at = ["--store", join(folder, "store")]
      const unchecked = yield* repro("claims", file, ...at)
      t.regex(unchecked.stderr, /^\nThe claims are not checked yet\n +workflow +claiming\n +profile +ahead\n/)
      t.is(unchecked.code, 2)
      const without = yield* repro("claims", "test/fixtures/letters.ts", ...at)
      t.is(without.stderr, "\nWorkflow letters lists no claims\n")
      t.is(without.code, 2)
    })
)
