import test from "ava"
import { transformSync } from "esbuild"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as PureValues from "../../../src/engine/implementation/PureValues.ts"

const prelude = `import * as Schema from "effect/Schema"
import * as Effect from "effect/Effect"
import { Stage } from "#repro"
import { theirs } from "./theirs.js"
`
const isConstructor = (specifier: string, name: string) =>
  specifier.startsWith("effect/") || (specifier === "#repro" && name === "Stage")

/** The statement after marking. */
const marked = (statement: string): string => {
  const module = PureValues.parse(prelude + statement)
  return module === undefined ? "no module" : PureValues.mark(module, isConstructor).slice(prelude.length)
}

const pure = (value: string) => `/* @__PURE__ */(()=>(${value}))()`

const inert: ReadonlyArray<string> = [
  "{ a: 1, ...theirs, b: [1, -2, theirs.c / 3], d: () => theirs() }",
  "Schema.Struct({ a: Schema.Int.check(Schema.isGreaterThan(1)), b: theirs.fields.b })",
  "Schema.String.pipe(Schema.brand(\"Name\"))",
  "Schema.Struct({}).check(Schema.makeFilter(({ a }) => theirs(a)))",
  "Effect.fn(\"name\")(function*() { yield* theirs() })",
  "Effect.gen(function*() { theirs() }).pipe(Effect.asVoid)",
  "Stage.make({ name: \"a\", module: import.meta.url, params: Schema.Struct({}), *run() {} })",
  "new Map([[\"a\", new Set([1])]])",
  "Object.entries({ a: 1 })",
  "Math.max(1, 2) + Number(\"3\")",
  "`${theirs.name}/x`",
  "theirs.isThis ? theirs.a : theirs?.b"
]

for (const value of inert) {
  test(`counts only where it is used: ${value}`, (t) => {
    t.is(marked(`const value = ${value}`), `const value = ${pure(value)}`)
    t.is(marked(`export default ${value}`), `export default ${pure(value)}`)
  })
}

const active: ReadonlyArray<string> = [
  "theirs()",
  "{ a: theirs() }",
  "[theirs()]",
  "new theirs()",
  "Schema.Struct({ a: theirs() })",
  "theirs.make({})",
  "Schema.String.pipe(theirs)",
  "Schema.String.pipe((schema) => theirs(schema))",
  "Schema.Struct({}).mapFields((fields) => theirs(fields))",
  "Effect.runSync(Effect.void)",
  "Effect.sync(theirs).pipe(Effect.runSync)",
  "Schema.decodeUnknownSync(Schema.String)(\"a\")",
  "[1].map((one) => theirs(one))",
  "Object.assign(theirs, { a: 1 })",
  "await import(\"./x.js\")",
  "(() => theirs())()",
  "theirs.count++",
  "(theirs.count = 1)",
  "delete theirs.count",
  "theirs`text`",
  "new Worker(\"./x.js\")"
]

for (const value of active) {
  test(`always counts: ${value}`, (t) => {
    t.is(marked(`const value = ${value}`), `const value = ${value}`)
  })
}

test("what a constructor made is known under its name, a variable that may change is not", (t) => {
  const step = "One.step(\"one\", { params: {} })"
  t.is(marked(`const One = Stage.make({})\nconst one = ${step}`).split("\n")[1], `const one = ${pure(step)}`)
  t.is(marked(`let One = Stage.make({})\nconst one = ${step}`).split("\n")[1], `const one = ${step}`)
})

test("a name of the language that the module declares itself is the module's", (t) => {
  for (
    const own of [
      "class Map {}",
      "import { Map } from \"./map.js\"",
      "const { Map } = theirs",
      "const [...Map] = theirs"
    ]
  ) {
    t.is(marked(`${own}\nconst value = new Map()`).split("\n")[1], "const value = new Map()")
  }
})

test("of a class what it extends and its static values are looked at", (t) => {
  t.is(
    marked(
      "export class Wrong extends Schema.Class(\"Wrong\")({}) { static a = new Map(); static b = theirs(); c = theirs() }"
    ),
    `export class Wrong extends ${pure("Schema.Class(\"Wrong\")({})")} { static a = ${
      pure("new Map()")
    }; static b = theirs(); c = theirs() }`
  )
  t.is(marked("class Other extends theirs() {}"), "class Other extends theirs() {}")
})

test("statements, functions and what takes a value apart are left as they are", (t) => {
  for (
    const statement of [
      "theirs()",
      "function f() { return Schema.Struct({}) }",
      "const { a } = theirs",
      "export default function () {}",
      "export { theirs }"
    ]
  ) t.is(marked(statement), statement)
})

test("what is no module is known to be none", (t) => {
  t.is(PureValues.parse("const = 1"), undefined)
})

/** Of a process and of a thread. */
const beginnings = [
  "src/models/tokenizer/huggingface/LibraryThread.ts",
  "src/tensors/probing.ts",
  "src/tensors/wasm/PartnerThread.ts"
]

const root = join(import.meta.dirname, "../../..")
const modules = ["src", "schemas"].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
    .map((name) => `${top}/${name}`)
    .filter((name) => name.endsWith(".ts") && !/^src\/(?:cli|executors)\//.test(name) && !beginnings.includes(name))
)

test("no module that a stage may reach does anything when it is loaded, so that its public API brings only what is used", (t) => {
  t.true(modules.length > 100)
  for (const module of modules) {
    const { code } = transformSync(readFileSync(join(root, module), "utf8"), { loader: "ts" })
    const active = PureValues.parse(code)?.program.body.filter((statement) =>
      !/^(?:Variable|Function|Class)Declaration$|^Export/.test(statement.type) &&
      !(statement.type === "ImportDeclaration" && statement.specifiers.length > 0)
    )
    t.deepEqual(active?.map(({ type }) => type), [], module)
  }
})
