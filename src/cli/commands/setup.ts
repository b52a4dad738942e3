/** `repro setup`: gets this machine a tensor library that npm does not bring. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { availableParallelism } from "node:os"
import { format } from "../../errors/Message.ts"
import * as Manifest from "../../setup/Manifest.ts"
import * as TensorFlow from "../../setup/TensorFlow.ts"
import * as ByteSize from "../words/ByteSize.ts"

const Threads = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1024 }))

export const setup = Command.make(
  "setup",
  {
    what: Argument.Literals("what", ["tensorflow"]).pipe(Argument.withDescription("What to set up")),
    from: Flag.String("from").pipe(
      Flag.withDescription(
        "A Linux wheel of tensorflow or tensorflow-cpu, the folder it was unpacked to, or an unpacked libtensorflow"
      )
    ),
    sha256: Flag.String("sha256").pipe(
      Flag.withDescription("What the SHA-256 of the wheel, or of the main library in a folder, has to be"),
      Flag.optional
    ),
    gpu: Flag.Boolean("gpu").pipe(
      Flag.withDescription("For the backend tensorflow-gpu, from a wheel of tensorflow with CUDA"),
      Flag.withDefault(false)
    ),
    threads: Flag.Int("threads").pipe(
      Flag.withDescription(
        "How many threads one operation may use; results depend on it. Default: as many as this machine runs at once"
      ),
      Flag.withSchema(Threads),
      Flag.withDefault(availableParallelism())
    ),
    offline: Flag.Boolean("offline").pipe(
      Flag.withDescription("Use no network: npm packages come from npm's cache"),
      Flag.withDefault(false)
    )
  },
  Effect.fnUntraced(function*({ from, gpu, offline, sha256, threads }) {
    const { join, resolve } = yield* Path.Path
    const named = TensorFlow.packages({ gpu }).join(", ")
    process.stdout.write(`${offline ? "From npm's cache" : "From the registry of npm, or its cache"}: ${named}\n`)
    const options = { from: resolve(from), sha256: Option.getOrUndefined(sha256), gpu, threads, offline }
    const manifest = yield* TensorFlow.setUp(options)
    const name = TensorFlow.nameOf({ gpu })
    process.stdout.write(`${told(manifest, name, join(Manifest.folderOf(name), manifest.folder))}\n`)
  })
).pipe(Command.withDescription("Set up a tensor library that npm does not bring"))

const told = (manifest: Manifest.Manifest, name: Manifest.Name, folder: string): string =>
  format({
    title: `TensorFlow ${manifest.version} is set up`,
    facts: {
      backend: name,
      binding: manifest.binding,
      threads: manifest.threads,
      folder,
      ...Object.fromEntries(
        manifest.libraries.map(({ bytes, path, sha256 }) => [path, `${ByteSize.format(bytes)}, sha256:${sha256}`])
      )
    },
    hint: `Name the backend ${name} in a workflow's config to use it`
  })
