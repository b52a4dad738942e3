/**
 * TensorFlow through the addon and the kernels of tfjs-node, as they are set up on this machine: what its backends for
 * the CPU and for a GPU have in common.
 */
import * as Option from "effect/Option"
import { createRequire, registerHooks } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import util from "node:util"
import { isMainThread } from "node:worker_threads"
import * as Manifest from "../../setup/Manifest.ts"
import type { Definition, Environment } from "../backends/Definition.ts"

/** In tfjs-core, of both: tfjs-node's kernels are registered under it. */
const REGISTERED = "tensorflow"

/** A process loads one TensorFlow, for good. */
let loaded: Manifest.Name | undefined

/** Variables that TensorFlow reads when its library is loaded. */
export type Settings = Readonly<Record<string, string>>

/** What makes a backend of a TensorFlow that is set up under `name`; `check` throws where it did not start as it should. */
export const define = (
  name: Manifest.Name,
  { check = () => {}, device, hint, install = async () => {}, settings }: {
    readonly settings: Settings
    /** Registers kernels beside those of tfjs-node. */
    readonly install?: () => Promise<void>
    readonly device?: () => string
    readonly hint: string
    readonly check?: (backend: NodeBackend) => void
  }
): Definition => {
  const settingsFor = ({ threads }: Manifest.Manifest): Settings => ({
    TF_NUM_INTRAOP_THREADS: String(threads),
    // Programs are chains: two operations at a time would gain little.
    TF_NUM_INTEROP_THREADS: "1",
    // oneDNN rewrites operations, by default on some processors only; it gains nothing here.
    TF_ENABLE_ONEDNN_OPTS: "0",
    ...settings
  })
  return {
    environment: (): Environment => ({
      backend: name,
      precision: "float32",
      ...Option.match(Manifest.read(name), {
        onNone: () => ({ library: `${name}, not set up`, threads: 0 }),
        onSome: (manifest) => ({
          library: libraryOf(manifest),
          threads: manifest.threads,
          settings: settingsFor(manifest),
          ...(device === undefined ? {} : { device: device() })
        })
      })
    }),
    load: async () => {
      if (loaded === name) return
      if (loaded !== undefined) throw new Error(`${loaded} is loaded in this process`)
      const manifest = requireUsable(name)
      Object.assign(process.env, { TF_CPP_MIN_LOG_LEVEL: "2" }, settingsFor(manifest))
      const { getKernelsForBackend, registerBackend } = await import("@tensorflow/tfjs-core")
      const backend = loadBackend(join(Manifest.folderOf(name), manifest.folder), manifest)
      loaded = name
      check(backend)
      if (getKernelsForBackend(REGISTERED).length === 0) throw new Error("its kernels went to another tfjs-core")
      await install()
      registerBackend(REGISTERED, () => backend)
    },
    registered: REGISTERED,
    hint
  }
}

/** What the class of tfjs-node tells besides what every backend has. */
export interface NodeBackend extends KernelBackend {
  readonly isUsingGpuDevice: boolean
}
type KernelBackend = import("@tensorflow/tfjs-core").KernelBackend

const libraryOf = ({ binding, libraries: [{ sha256 }], version }: Manifest.Manifest): string =>
  `tensorflow@${version} (sha256:${sha256.slice(0, 12)}) via ${binding}`

const requireUsable = (name: Manifest.Name): Manifest.Manifest => {
  const manifest = Option.getOrUndefined(Manifest.read(name))
  if (manifest === undefined) throw new Error(`nothing is set up in ${Manifest.folderOf(name)}`)
  const damaged = Manifest.damaged(name, manifest)
  if (damaged.length > 0) throw new Error(`${damaged.join(" and ")} in ${Manifest.folderOf(name)} changed`)
  // The library reads the variables of the process; those of a worker thread are a copy.
  if (!isMainThread) throw new Error("it starts in a process's main thread only")
  return manifest
}

/** Registers the kernels of tfjs-node with the tfjs-core of this package, and makes the backend they run on. */
const loadBackend = (folder: string, { addon, binding }: Manifest.Manifest): NodeBackend => {
  const require = createRequire(import.meta.url)
  const file = (path: string) => join(folder, "binding/dist", path)
  // tfjs-node 4.22 calls both; Node 23 dropped one, and warns of the other.
  const isNullOrUndefined = (value: unknown) => value === null || value === undefined
  Object.assign(util, { isArray: Array.isArray, isNullOrUndefined })
  const hooks = shareCore(pathToFileURL(join(folder, "binding/")).href, require.resolve("@tensorflow/tfjs-core"))
  try {
    require(file("register_all_kernels.js"))
    const { NodeJSKernelBackend } = require(file("nodejs_kernel_backend.js")) as {
      readonly NodeJSKernelBackend: new(binding: unknown, packageName: string) => NodeBackend
    }
    return new NodeJSKernelBackend(require(join(folder, addon.path)), binding.slice(0, binding.lastIndexOf("@")))
  } finally {
    hooks.deregister()
  }
}

/** Lets the files below `url` have, as tfjs, the one tfjs-core there is: kernels are registered with an instance of it. */
const shareCore = (url: string, core: string) =>
  registerHooks({
    resolve: (specifier, context, next) =>
      context.parentURL?.startsWith(url) === true && /^@tensorflow\/tfjs(-core)?$/.test(specifier)
        ? { url: pathToFileURL(core).href, format: "commonjs", shortCircuit: true }
        : next(specifier, context)
  })
