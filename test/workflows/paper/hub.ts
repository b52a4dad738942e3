/**
 * What the profiles need that use published checkpoints and data: tiny checkpoints written by the real libraries, and
 * data in the publishers' forms, served as the Hugging Face hub and as a mirror.
 */
import * as Effect from "effect/Effect"
import { cpSync } from "node:fs"
import { join } from "node:path"
import * as HuggingFace from "../../../src/sources/HuggingFace.ts"
import * as hubData from "../../fixtures/hubData.ts"
import * as HubServer from "../../sources/HubServer.ts"

export const revision = "0123456789abcdef0123456789abcdef01234567"

const golden = (path: string) => new URL(`../../golden/${path}`, import.meta.url).pathname

/** A repository of the hub with the files of these folders. */
export const publish = (root: string, name: string, folders: ReadonlyArray<string>, files: ReadonlyArray<string>) => {
  const repository = `lab/${name}`
  for (const folder of folders) {
    cpSync(golden(folder), join(root, HuggingFace.folder({ repository, revision })), { recursive: true })
  }
  return { repository, revision, files, licence: "CC0-1.0" }
}

/** The server, with the data; it is what the environment names, until the scope ends. */
export const serving = (root: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      hubData.write(root)
      const server = await HubServer.start({ root })
      Object.assign(process.env, { HF_ENDPOINT: server.url, REPRO_MIRROR: server.url })
      return server
    }),
    (server) => Effect.promise(server.close)
  )

/** Data of which no digest is pinned, little of them, and little training, where it takes no GPU. */
export const small = {
  backend: "wasm",
  seeds: "[1]",
  "data.training": "[\"mmarco\",\"mr-tydi\"]",
  "data.limit": "20",
  "training.steps": "3",
  "training.batchSize": "8",
  "training.warmupSteps": "1",
  "text.maxTokens": "24",
  "analysis.draws": "200"
}
