/**
 * The npm packages that code reaches, directly and through other packages: for each what was installed, by version and
 * by the integrity that npm's lock file states. A file that was edited in node_modules by hand is not noticed.
 */
import { realpathSync } from "node:fs"
import { basename, dirname, join, relative, sep } from "node:path"
import type { Reading } from "./Reading.ts"

export interface Closure {
  /** Name → "version integrity"; where a name is installed more than once, all that are reached. */
  readonly versions: Readonly<Record<string, string>>
  /** What was read to know: package.json files and lock files. */
  readonly files: ReadonlyArray<string>
}

interface Package {
  readonly name: string
  readonly version: string
  /** The folders of the packages it depends on. */
  readonly needs: ReadonlyArray<string>
  readonly files: ReadonlyArray<string>
}

/** The folder of the package in node_modules that a file belongs to; undefined for a file outside node_modules. */
export const folderOf = (file: string): string | undefined => {
  const parts = file.split(sep)
  const at = parts.lastIndexOf(modules)
  if (at < 0 || at + 1 >= parts.length) return undefined
  return parts.slice(0, at + (parts[at + 1].startsWith("@") ? 3 : 2)).join(sep)
}

/** The nearest folder from `start` upward that `holds`. */
export const upward = (start: string, holds: (folder: string) => boolean): string | undefined => {
  if (holds(start)) return start
  const parent = dirname(start)
  return parent === start ? undefined : upward(parent, holds)
}

/** Finds closures of packages, given the folders of those that code imports. Each package is read once. */
export const make = (reading: Reading) => {
  const known = new Map<string, Package>()
  const integrityOf = integrities(reading)

  const read = (folder: string): Package => {
    const {
      dependencies = {},
      name = basename(folder),
      peerDependencies = {},
      peerDependenciesMeta = {},
      version = ""
    } = json<Declared>(reading.text(join(folder, "package.json"))) ?? {}
    const peers = Object.keys(peerDependencies).filter((peer) => peerDependenciesMeta[peer]?.optional !== true)
    const needed = [...Object.keys(dependencies), ...peers].filter((need) => !need.startsWith("@types/"))
    const { files, integrity } = integrityOf(folder)
    return {
      name,
      version: [version, ...integrity].join(" "),
      needs: needed.flatMap((need) => find(need, folder, reading) ?? []),
      files: [join(folder, "package.json"), ...files]
    }
  }

  return (folders: Iterable<string>): Closure => {
    const reached = new Set(folders)
    const packages: Array<Package> = []
    // A set is walked in the order of insertion, and to its end, also where it grows meanwhile.
    for (const folder of reached) {
      const found = known.get(folder) ?? read(folder)
      known.set(folder, found)
      packages.push(found)
      for (const need of found.needs) reached.add(need)
    }
    return { versions: versionsOf(packages), files: [...new Set(packages.flatMap(({ files }) => files))] }
  }
}

const modules = "node_modules"

interface Declared {
  readonly name?: string
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

interface Lock {
  readonly packages?: Readonly<Record<string, { readonly integrity?: string; readonly resolved?: string }>>
}

/** The package of that name as Node finds it from a folder. An optional one may not be there. */
const find = (name: string, from: string, reading: Reading): string | undefined => {
  const at = (folder: string) => join(folder, modules, name)
  const folder = upward(
    from,
    (folder) => basename(folder) !== modules && reading.text(join(at(folder), "package.json")) !== undefined
  )
  return folder === undefined ? undefined : realpathSync(at(folder))
}

/** What the lock files state of what is installed in a folder: of npm's two, the one it writes into node_modules. */
const integrities = (reading: Reading) => {
  const locks = new Map<string, Lock | undefined>()
  const lockAt = (path: string): Lock | undefined => {
    if (!locks.has(path)) locks.set(path, json<Lock>(reading.text(path)))
    return locks.get(path)
  }
  return (folder: string): { readonly integrity: ReadonlyArray<string>; readonly files: ReadonlyArray<string> } => {
    const files: Array<string> = []
    const holds = (project: string) =>
      [join(project, modules, ".package-lock.json"), join(project, "package-lock.json")].some((path) => {
        files.push(path)
        return lockAt(path) !== undefined
      })
    const [outermost] = folder.split(sep + modules + sep)
    const project = upward(outermost, holds)
    if (project === undefined) return { integrity: [], files }
    const { integrity, resolved = "" } =
      lockAt(files.at(-1) as string)?.packages?.[relative(project, folder).split(sep).join("/")] ?? {}
    const commit = /^git\+.*#(.+)$/.exec(resolved)?.[1]
    return { integrity: [integrity ?? commit ?? []].flat(), files }
  }
}

const versionsOf = (packages: ReadonlyArray<Package>): Readonly<Record<string, string>> => {
  const byName = Map.groupBy(packages, ({ name }) => name)
  return Object.fromEntries(
    [...byName].map(([name, all]) => [name, [...new Set(all.map(({ version }) => version))].sort().join(", ")])
  )
}

/** What is no JSON says nothing. */
const json = <A>(text: string | undefined): A | undefined => {
  try {
    return text === undefined ? undefined : JSON.parse(text) as A
  } catch {
    return undefined
  }
}
