import test, { type ExecutionContext } from "ava"
import * as Option from "effect/Option"
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import * as Manifest from "../../../src/setup/Manifest.ts"
import type { Printed } from "../../fixtures/operations.ts"
import { distance } from "../numbers.ts"

const fixture = fileURLToPath(new URL("../../fixtures/operations.ts", import.meta.url))

/** In a process of its own: TensorFlow starts in a main thread only. */
const evaluatedOn = async (name: "cpu" | "tensorflow"): Promise<Printed> => {
  const { stdout } = await promisify(execFile)(process.execPath, [fixture, name], { maxBuffer: 2 ** 24 })
  return JSON.parse(stdout) as Printed
}

const isSetUp = Option.isSome(Manifest.read("tensorflow"))

/** Backends sum in different orders and compute exponentials differently. */
const tolerance = 2e-6

test("operations on tensorflow agree with those on cpu, give the same bits again and leave no tensor behind", async (t) => {
  if (!isSetUp) return skip(t)
  const [expected, found] = [await evaluatedOn("cpu"), await evaluatedOn("tensorflow")]
  t.is(found.left, 0)
  for (const [name, [first, second]] of Object.entries(found.numbers)) {
    t.deepEqual(second, first, name)
    for (const [i, other] of expected.numbers[name][0].entries()) {
      const scale = Math.max(1, ...other.map(Math.abs))
      t.true(distance(first[i], other) <= tolerance * scale, `${name} ${i}: ${distance(first[i], other)}`)
    }
  }
})

const skip = (t: ExecutionContext): void => {
  t.log("Skipped: TensorFlow is not set up here. Run repro setup tensorflow --from <wheel of tensorflow-cpu>")
  t.pass()
}
