import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { effect } from "../../effect.ts"
import * as Project from "./Project.ts"

interface Installed {
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly sideEffects?: boolean
}

const installed: Readonly<Record<string, Installed>> = {
  direct: { version: "1.0.0", dependencies: { deep: "*", "@types/deep": "*", missing: "*" } },
  deep: { version: "2.0.0", peerDependencies: { peer: "*" } },
  peer: { version: "3.0.0" },
  "@types/deep": { version: "4.0.0" },
  "@scope/other": { version: "5.0.0" },
  idle: { version: "6.0.0", sideEffects: false },
  busy: { version: "7.0.0" }
}

const integrityOf = (name: string, { version }: Installed) => `sha512-${name}-${version}`

/** What npm leaves in node_modules. */
const modules = (packages: Readonly<Record<string, Installed>>): Project.Files => ({
  ...Object.fromEntries(
    Object.entries(packages).flatMap(([name, declared]) => [
      [
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, type: "module", exports: { "./*": "./*" }, ...declared })
      ],
      [`node_modules/${name}/index.js`, "export const value = 1\n"]
    ])
  ),
  "node_modules/.package-lock.json": JSON.stringify({
    packages: Object.fromEntries(
      Object.entries(packages).map(([name, declared]) => [
        `node_modules/${name}`,
        { version: declared.version, integrity: integrityOf(name, declared) }
      ])
    )
  })
})

const files = {
  "uses.ts": `import { value } from "direct/index.js"
import { value as idle } from "idle/index.js"
${Project.stage("uses", "value")}${Project.stage("lazy", "import(\"@scope/other/index.js\")")}
export const unused = () => idle`,
  "none.ts": `import { value } from "busy/index.js"\n${Project.stage("none", "1")}`
}
const all = ["uses.ts", "none.ts"]

const bumps: Readonly<Record<string, ReadonlyArray<string>>> = {
  // All of it is loaded for what it may do, so the packages that a file imports count for all stages in it.
  direct: ["lazy", "uses"],
  deep: ["lazy", "uses"],
  peer: ["lazy", "uses"],
  "@types/deep": [],
  "@scope/other": ["lazy"],
  idle: [],
  busy: ["none"]
}

for (const [name, changed] of Object.entries(bumps)) {
  effect(
    `a new version of ${name} changes ${changed.join(" and ") || "nothing"}`,
    (t, folder) =>
      Effect.gen(function*() {
        const { fingerprints, write } = yield* Project.make(folder, { ...files, ...modules(installed) })
        const before = yield* fingerprints(...all)
        const bumped = modules({ ...installed, [name]: { ...installed[name], version: "9.0.0" } })
        for (const [path, text] of Object.entries(bumped)) yield* write(path, text)
        t.deepEqual(Project.changed(before, yield* fingerprints(...all)), [...changed])
      })
  )
}

effect("another content under the same version is known by its integrity", (t, folder) =>
  Effect.gen(function*() {
    const { fingerprints, fs, write } = yield* Project.make(folder, { ...files, ...modules(installed) })
    const before = yield* fingerprints(...all)
    const lock = "node_modules/.package-lock.json"
    const text = yield* fs.readFileString(`${folder}/${lock}`)
    yield* write(lock, text.replace("sha512-deep", "sha512-other"))
    t.deepEqual(Project.changed(before, yield* fingerprints(...all)), ["lazy", "uses"])
  }))

effect(
  "details name the packages with version and integrity, and not those that nothing uses",
  (t, folder) =>
    Effect.gen(function*() {
      const { ask, stages } = yield* Project.make(folder, { ...files, ...modules(installed) })
      const { lazy, uses } = yield* stages("uses.ts")
      const packagesOf = (stage: typeof uses) =>
        ask(({ details, fingerprint }) => Effect.flatMap(fingerprint(stage), details)).pipe(
          Effect.map(Option.match({ onNone: () => ({}), onSome: ({ packages }) => packages }))
        )
      t.deepEqual(yield* packagesOf(uses), {
        direct: "1.0.0 sha512-direct-1.0.0",
        deep: "2.0.0 sha512-deep-2.0.0",
        peer: "3.0.0 sha512-peer-3.0.0"
      })
      t.like(yield* packagesOf(lazy), { "@scope/other": "5.0.0 sha512-@scope/other-5.0.0" })
    })
)

effect(
  "a nested package counts before one further up, and without a lock file its version alone",
  (t, folder) =>
    Effect.gen(function*() {
      const { "node_modules/.package-lock.json": _, ...unlocked } = modules(installed)
      const nested = { name: "deep", version: "2.5.0" }
      const { ask, stages } = yield* Project.make(folder, {
        ...files,
        ...unlocked,
        "node_modules/direct/node_modules/deep/package.json": JSON.stringify(nested)
      })
      const { uses } = yield* stages("uses.ts")
      const details = yield* ask(({ details, fingerprint }) => Effect.flatMap(fingerprint(uses), details))
      t.deepEqual(Option.getOrThrow(details).packages, { direct: "1.0.0", deep: "2.5.0" })
    })
)

effect("a package that is not installed stops nothing", (t, folder) =>
  Effect.gen(function*() {
    const { fingerprints } = yield* Project.make(folder, { "use.ts": Project.stage("use", "import(\"optional\")") })
    t.deepEqual(Object.keys(yield* fingerprints("use.ts")), ["use"])
  }))
