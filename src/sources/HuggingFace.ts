/** Files of the Hugging Face hub, pinned by the commit of their repository. */
import type { Headers, Publisher, Refusal, Statement } from "./Publisher.ts"
import * as Source from "./Source.ts"

/** The hub's address, in whose place HF_ENDPOINT may name another. */
export const hub = "https://huggingface.co"

export interface Repository {
  /** `google/mt5-small` */
  readonly repository: string
  /** Default: model. */
  readonly kind?: "model" | "dataset"
  /** Of a git commit, forty hexadecimal digits. */
  readonly revision: string
}

export interface File extends Repository {
  readonly path: string
  readonly sha256?: string
  readonly bytes?: number
}

/** The source of one of its files. */
export const source = (
  file: File,
  described: { readonly licence: string; readonly citation: string }
): Source.Source => {
  const { bytes, path, sha256 } = file
  return Source.make({
    url: `https://${folder(file)}/${path}`,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(bytes === undefined ? {} : { bytes }),
    ...described
  })
}

/** Where a downloads folder, and a mirror, has a repository's files. */
export const folder = ({ kind, repository, revision }: Repository): string =>
  `huggingface.co/${kind === "dataset" ? "datasets/" : ""}${repository}/resolve/${revision}`

/** Whether it is the URL of a file of the hub. */
export const isFile = (url: string): boolean => fileUrl.test(url)

export interface Access {
  /** An address in place of the hub's, as HF_ENDPOINT names it. */
  readonly endpoint?: string | undefined
  /** Who asks, as HF_TOKEN says it: sent to the endpoint, and not to the servers that keep its large files. */
  readonly token?: string | undefined
}

/** Where the file of this URL is asked for. */
export const address = (url: string, { endpoint = hub }: Access): string =>
  endpoint.replace(/\/+$/, "") + url.slice(hub.length)

export const publisher = ({ token }: Access): Publisher => ({
  headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  statement: stated,
  refusal: refused
})

/**
 * Names the content of a file by its SHA-256 where it is kept apart from the repository (LFS), else by git's name of it;
 * other servers' entity tags are neither. An answer that redirects to where a large file is kept describes that file.
 */
const stated = (headers: Headers): Statement => {
  const tag = (headers["x-linked-etag"] ?? headers.etag)?.replace(/^W\//, "").replaceAll("\"", "") ?? ""
  const bytes = Number.parseInt(headers["x-linked-size"] ?? "", 10)
  return {
    ...(/^[0-9a-f]{64}$/.test(tag) ? { sha256: tag } : /^[0-9a-f]{40}$/.test(tag) ? { gitBlob: tag } : {}),
    ...(Number.isSafeInteger(bytes) ? { bytes } : {})
  }
}

const refused = (url: string, status: number, headers: Headers): Refusal | undefined => {
  const [, repository, revision, path] = fileUrl.exec(url) ?? []
  const given = headers["x-repo-commit"]
  if (given !== undefined && given !== revision && /^[0-9a-f]{40}$/.test(revision)) {
    return { reason: `the hub answered for commit ${given}`, hint: "Check HF_ENDPOINT" }
  }
  if (status === 401 || status === 403) {
    return {
      reason: `the hub answered HTTP ${status}: ${repository} is not open to everyone, or does not exist`,
      hint: `Accept the terms at ${hub}/${repository}, and set HF_TOKEN to a token of yours that may read it`
    }
  }
  switch (status === 404 ? headers["x-error-code"] : undefined) {
    case "RepoNotFound":
      return {
        reason: `the hub has no repository ${repository}`,
        hint: "Check its name; set HF_TOKEN if it is private"
      }
    case "RevisionNotFound":
      return { reason: `${repository} has no commit ${revision}`, hint: "Pin a commit that the repository has" }
    case "EntryNotFound":
      return { reason: `${repository} has no file ${path} at ${revision}`, hint: "Pin a commit that has the file" }
    default:
      return undefined
  }
}

/** Repository (with its kind, if a dataset's), revision, path. */
const fileUrl = /^https:\/\/huggingface\.co\/((?:datasets\/)?[^/]+(?:\/[^/]+)?)\/resolve\/([^/]+)\/(.+)$/
