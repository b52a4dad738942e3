/**
 * The tokenizer.json of any repository, by Hugging Face's own library: the optional npm package `tokenizers`, native
 * code. It takes special tokens typed out in a text for those tokens.
 */
import * as Effect from "effect/Effect"
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads"
import { TokenizerUnreadable } from "../Errors.ts"
import type { Tokenizer } from "../Tokenizer.ts"

/** The tokenizer of the file at `path`. Its thread ends with the process. */
export const open = Effect.fn("Library.open")(
  function*(path: string): Effect.fn.Return<Tokenizer, TokenizerUnreadable> {
    yield* Effect.tryPromise({
      try: () => import("tokenizers"),
      catch: () =>
        new TokenizerUnreadable({ path, found: "a tokenizer that takes the package tokenizers", hint: INSTALL })
    })
    const ask = askerOf(path)
    const opened = ask({ about: true })
    if (!("padId" in opened)) {
      return yield* new TokenizerUnreadable({ path, found: "failure" in opened ? opened.failure : SILENT, hint: HINT })
    }
    return tokenizerOf(ask, opened)
  }
)

const INSTALL = "Install it with npm install tokenizers, or give a folder with spiece.model, vocab.txt or the like"
const HINT = "Give the tokenizer.json of a published tokenizer, and download it again"
const SILENT = "a file that keeps the library busy for minutes"

export type Question =
  | { readonly about: true }
  | { readonly texts: ReadonlyArray<string> }
  | { readonly ids: ReadonlyArray<number> }

export type Answer =
  | { readonly vocabularySize: number; readonly padId: number }
  | { readonly sequences: ReadonlyArray<Int32Array> }
  | { readonly text: string }
  | { readonly failure: string }

type Ask = (question: Question) => Answer

/** Asks the thread and waits. */
const askerOf = (path: string): Ask => {
  const { port1, port2 } = new MessageChannel()
  const signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const workerData = { path, port: port2, signal }
  new Worker(new URL(import.meta.resolve("./LibraryThread.ts")), { workerData, transferList: [port2] }).unref()
  return (question) => wait(port1, signal, question)
}

const wait = (port: MessagePort, signal: Int32Array, question: Question): Answer => {
  Atomics.store(signal, 0, 0)
  port.postMessage(question)
  Atomics.wait(signal, 0, 0, PATIENCE)
  return receiveMessageOnPort(port)?.message ?? { failure: SILENT }
}

/** Milliseconds. A thread that failed to start would never answer. */
const PATIENCE = 120_000

const tokenizerOf = (ask: Ask, about: { readonly vocabularySize: number; readonly padId: number }): Tokenizer => {
  const encodeBatch = (texts: ReadonlyArray<string>): ReadonlyArray<Int32Array> => {
    const answer = ask({ texts: texts.map((text) => text.toWellFormed()) })
    if (!("sequences" in answer)) throw new Error(`The library tokenizers gives no ids: ${JSON.stringify(answer)}`)
    return answer.sequences
  }
  return {
    vocabularySize: about.vocabularySize,
    padId: about.padId,
    encode: (text) => encodeBatch([text])[0],
    encodeBatch,
    decode: (ids) => {
      const answer = ask({ ids: Array.from(ids).filter((id) => id >= 0 && id < about.vocabularySize) })
      return "text" in answer ? answer.text : ""
    }
  }
}
