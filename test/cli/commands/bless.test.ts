import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { serial } from "../../effect.ts"
import * as Numerals from "../Numerals.ts"

const { masked } = Numerals

/** The workflow was executed, and then its helper was edited. */
const edited = Effect.fnUntraced(function*(folder: string, unit: string) {
  const numerals = yield* Numerals.make(folder)
  yield* numerals.run()
  yield* numerals.edit("lib/unit.ts", unit)
  return numerals
})

/** Computes the same. */
const refactored = "export const unit = 2 - 1\n"
/** Computes something else, within what numerals may differ by, and beyond. */
const slightly = "export const unit = 1.1\n"
const wrong = "export const unit = 2\n"

const reason = ["--reason", "a rewrite"] as const

const summary = (stdout: string): string => stdout.split("\n").find((line) => / steps: /.test(line)) as string

serial("what is declared equal is cached, and marked so by plan and why", (t, folder) =>
  Effect.gen(function*() {
    const { bless, plan, why } = yield* edited(folder, refactored)
    t.is(summary((yield* plan()).stdout), "4 steps: 1 cached, 2 will run, 1 waits for a result")
    const { code, stderr, stdout } = yield* bless("scale/0", ...reason)
    t.deepEqual([code, stderr], [0, ""])
    t.is(
      masked(stdout),
      "Blessing DIGEST: the code of stage scale counts as what it was\n"
        + "  implementation  DIGEST counts as DIGEST\n"
        + "  reason          a rewrite\n"
        + "  checked         nothing\n"
        + "  applies to      2 steps of this workflow\n"
        + "Take it back with --revoke DIGEST\n"
    )
    t.is((yield* plan()).stdout, "4 steps: 4 cached (2 of code declared equal)\n")
    t.regex((yield* plan("--all")).stdout, /^scale\/0  cached    [0-9a-f]{12}  by blessing [0-9a-f]{12}$/m)
    const { stdout: answer } = yield* why("scale/0")
    t.regex(answer, /^scale\/0 is cached\n/)
    t.regex(answer, /\nThe present code of stage scale is declared equal .*\n {2}[0-9a-f]{12}: a rewrite \(.+, .+\)\n/)
    t.notRegex((yield* why("write")).stdout, /declared/)
  }))

serial("a blessing is listed, and revoking it leaves it on record", (t, folder) =>
  Effect.gen(function*() {
    const { bless, plan } = yield* edited(folder, refactored)
    t.is((yield* bless("--list")).stdout, "Nothing was declared equal in this store\n")
    const { stdout } = yield* bless("scale/0", ...reason)
    const id = /[0-9a-f]{12}/.exec(stdout)?.[0] as string
    t.regex((yield* bless("--list")).stdout, new RegExp(`\n  ${id}  active  scale  .*  no  .*  a rewrite\n$`))
    t.regex((yield* bless("--revoke", id.slice(0, 6))).stdout, new RegExp(`^Revoked blessing ${id}: a rewrite `))
    t.regex((yield* bless("--list")).stdout, new RegExp(`\n  ${id}  revoked  scale  .*  a rewrite\n$`))
    t.is(summary((yield* plan()).stdout), "4 steps: 1 cached, 2 will run, 1 waits for a result")
  }))

serial(
  "what was executed under a blessing says so",
  (t, folder) =>
    Effect.gen(function*() {
      const { bless, run, why } = yield* edited(folder, refactored)
      yield* bless("scale/0", ...reason)
      yield* run("--profile", "ten")
      const declared = () =>
        Effect.map(why("scale/0", "--profile", "ten"), ({ stdout }) => /^ {2}declared equal +(.*)$/m.exec(stdout)?.[1])
      t.regex((yield* declared()) as string, /^by blessing [0-9a-f]{12}$/)
      t.is(/declared/.exec((yield* why("write", "--profile", "ten")).stdout), null)
    })
)

serial("with --check, earlier computations are executed again first", (t, folder) =>
  Effect.gen(function*() {
    const { bless, plan } = yield* edited(folder, refactored)
    const { code, stdout } = yield* bless("scale/0", ...reason, "--check", "9")
    t.is(code, 0)
    t.regex(stdout, /\n {2}checked +2 earlier computations executed again, all outputs equal\n/)
    t.regex((yield* bless("--list")).stdout, /  2 outputs  /)
    t.is((yield* plan()).stdout, "4 steps: 4 cached (2 of code declared equal)\n")
  }))

serial("only as many are executed again as were asked for", (t, folder) =>
  Effect.gen(function*() {
    const { bless } = yield* edited(folder, refactored)
    const { stdout } = yield* bless("scale/0", ...reason, "--check", "1")
    t.regex(stdout, /\n {2}checked +1 earlier computation executed again, all outputs equal\n/)
  }))

serial("results that differ within what their kind tolerates are equal", (t, folder) =>
  Effect.gen(function*() {
    const { bless } = yield* edited(folder, slightly)
    const { code, stdout } = yield* bless("scale/0", ...reason, "--check", "2")
    t.is(code, 0, stdout)
  }))

serial("where a result differs, nothing is declared equal", (t, folder) =>
  Effect.gen(function*() {
    const { bless, plan } = yield* edited(folder, wrong)
    const { code, stderr, stdout } = yield* bless("scale/0", ...reason, "--check", "2")
    t.deepEqual([code, stderr], [3, ""])
    t.regex(stdout, /\n {2}scale\/0 +numeral +numeric +off +2, now 4; class allows absolute 0\.5\n/)
    t.regex(stdout, /\nNothing is declared equal: 2 of 2 computations came out otherwise\n$/)
    t.is((yield* bless("--list")).stdout, "Nothing was declared equal in this store\n")
    t.is(summary((yield* plan()).stdout), "4 steps: 1 cached, 2 will run, 1 waits for a result")
  }))

serial("code that fails is not declared equal", (t, folder) =>
  Effect.gen(function*() {
    const { bless, edit, run } = yield* Numerals.make(folder)
    yield* run()
    yield* edit("lib/scaled.ts", "export const scaled = () => {\n  throw new Error(\"broken\")\n}\n")
    const { code, stdout } = yield* bless("scale/0", ...reason, "--check", "1")
    t.is(code, 3)
    t.regex(stdout, /broken[^]*\nNothing is declared equal: 1 of 1 computation came out otherwise\n$/)
  }))

serial("what cannot be executed again is not checked", (t, folder) =>
  Effect.gen(function*() {
    const fs = yield* FileSystem.FileSystem
    const { bless, store } = yield* edited(folder, refactored)
    yield* fs.remove(join(store, "objects"), { recursive: true })
    const { code, stderr } = yield* bless("scale/0", ...reason, "--check", "2")
    t.is(code, 2)
    t.regex(stderr, /^\nNo earlier computation can be executed again\n {2}stage +scale\n/)
  }))

serial("there is nothing to bless in code that never ran or did not change", (t, folder) =>
  Effect.gen(function*() {
    const { bless, run } = yield* Numerals.make(folder)
    const never = yield* bless("scale/0", ...reason)
    t.is(never.code, 2)
    t.regex(never.stderr, /^\nThere is no earlier implementation to declare this one equal to\n {2}stage +scale\n/)
    yield* run()
    for (const given of [[], ["--set", "number=7"]]) {
      const unchanged = yield* bless("scale/0", ...reason, ...given)
      t.is(unchanged.code, 2)
      t.regex(unchanged.stderr, /^\nThe implementation has not changed\n {2}stage +scale\n/)
    }
  }))

serial("a blessing needs a reason, and one thing is done at a time", (t, folder) =>
  Effect.gen(function*() {
    const { bless } = yield* Numerals.make(folder)
    const refusal = (...given: ReadonlyArray<string>) =>
      Effect.map(bless(...given), ({ code, stderr, stdout }) => [code, stdout, stderr.split("\n")[1]])
    t.deepEqual(yield* refusal("scale/0"), [2, "", "A blessing needs a reason"])
    t.deepEqual(yield* refusal("scale/0", "--reason", " "), [2, "", "A blessing needs a reason"])
    t.deepEqual(yield* refusal(), [2, "", "It is not said what to bless"])
    t.deepEqual(yield* refusal("scale/0", "--list"), [2, "", "Only one thing can be done at a time"])
    t.deepEqual(yield* refusal("--revoke", "abc"), [2, "", "There is no one active blessing of this id"])
    t.deepEqual(yield* refusal("scale/9", ...reason), [2, "", "There is no step scale/9"])
  }))

serial(
  "what was executed under a blessing counts no more once that is revoked, even where the code is back",
  (t, folder) =>
    Effect.gen(function*() {
      const { bless, edit, plan, run, verify } = yield* edited(folder, refactored)
      const { stdout } = yield* bless("scale/0", ...reason)
      t.is((yield* run("--set", "by.0=7")).code, 0)
      yield* bless("--revoke", /[0-9a-f]{12}/.exec(stdout)?.[0] as string)
      yield* edit("lib/unit.ts", "export const unit = 1\n")
      t.is((yield* plan()).stdout, "4 steps: 4 cached\n")
      t.regex(
        (yield* plan("--set", "by.0=7")).stdout,
        /^scale\/0 +will run +result of code that is not declared equal any more\n/
      )
      t.regex(
        (yield* verify("--set", "by.0=7")).stdout,
        /^2 of 4 outputs have no result yet\n {2}steps {2}scale\/0, sum\n/
      )
      t.regex((yield* run("--set", "by.0=7")).stdout, /4 steps: 1 executed, 3 cached/)
      t.is((yield* plan("--set", "by.0=7")).stdout, "4 steps: 4 cached\n")
    })
)
