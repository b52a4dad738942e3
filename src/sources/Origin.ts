/** Where a source's bytes come from: a folder or server that mirrors it, or the server of its URL. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type * as PlatformError from "effect/PlatformError"
import * as HuggingFace from "./HuggingFace.ts"
import * as Publisher from "./Publisher.ts"
import * as Source from "./Source.ts"

export type Origin =
  | { readonly _tag: "File"; readonly path: string }
  | { readonly _tag: "Server"; readonly url: string; readonly publisher: Publisher.Publisher }
  | { readonly _tag: "None"; readonly reason: string }

export interface Options {
  /** A folder, or an http(s) URL, that has the files at `<host>/<path>` of their URLs; asked first. */
  readonly mirror?: string | undefined
  /**
   * Whether servers may be asked. Default: where there is a mirror, it alone. True: those of the URLs too, for what a
   * folder lacks.
   */
  readonly network?: boolean | undefined
  /** How files of the Hugging Face hub are asked for. Default: at its own address, by nobody in particular. */
  readonly hub?: HuggingFace.Access | undefined
}

/** Whether a mirror is a server. */
const isServer = (mirror: string): boolean => /^https?:\/\//.test(mirror)

export const choose: (
  url: string,
  options: Options
) => Effect.Effect<Origin, PlatformError.PlatformError, FileSystem.FileSystem | Path.Path> = Effect.fnUntraced(
  function*(url, { hub = {}, mirror, network }) {
    // Who names an endpoint of the hub has the hub's files there, whatever else is mirrored.
    const isAtEndpoint = hub.endpoint !== undefined && HuggingFace.isFile(url)
    if (mirror !== undefined && !isServer(mirror)) {
      const fs = yield* FileSystem.FileSystem
      const mirrored = (yield* Path.Path).join(mirror, Source.path(url))
      if (yield* fs.exists(mirrored)) return { _tag: "File", path: mirrored }
      if (network !== true && !isAtEndpoint) return { _tag: "None", reason: `there is no ${mirrored}` }
    }
    if (network === false) return { _tag: "None", reason: "the network is not allowed" }
    if (mirror !== undefined && isServer(mirror) && !isAtEndpoint) {
      return { _tag: "Server", url: `${mirror.replace(/\/+$/, "")}/${Source.path(url)}`, publisher: Publisher.unknown }
    }
    if (!HuggingFace.isFile(url)) return { _tag: "Server", url, publisher: Publisher.unknown }
    return { _tag: "Server", url: HuggingFace.address(url, hub), publisher: HuggingFace.publisher(hub) }
  }
)
