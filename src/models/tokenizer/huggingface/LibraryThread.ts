/** The thread of Library.ts: it asks the library `tokenizers`, which answers by promises alone, for one that waits. */
import { type MessagePort, workerData } from "node:worker_threads"
import { Tokenizer } from "tokenizers"
import type { Answer, Question } from "./Library.ts"

const { path, port, signal }: { path: string; port: MessagePort; signal: Int32Array } = workerData

const answer = (value: Answer): void => {
  port.postMessage(value)
  Atomics.store(signal, 0, 1)
  Atomics.notify(signal, 0)
}

const refuse = (error: unknown): void => answer({ failure: String(error).split("\n", 1)[0] })

const open = (): Tokenizer => {
  const tokenizer = Tokenizer.fromFile(path)
  tokenizer.disablePadding()
  tokenizer.disableTruncation()
  return tokenizer
}

const reply = (tokenizer: Tokenizer, question: Question): Promise<Answer> | Answer => {
  if ("texts" in question) {
    return tokenizer.encodeBatch([...question.texts]).then((encodings) => ({
      sequences: encodings.map((encoding) => Int32Array.from(encoding.getIds()))
    }))
  }
  if ("ids" in question) return tokenizer.decode([...question.ids], true).then((text) => ({ text }))
  const padId = tokenizer.tokenToId("<pad>") ?? tokenizer.tokenToId("[PAD]") ?? 0
  return { vocabularySize: tokenizer.getVocabSize(true), padId }
}

// Opened by the first question, so that what fails is its answer.
let tokenizer: Promise<Tokenizer> | undefined
port.on("message", (question: Question) => {
  tokenizer ??= Promise.resolve().then(open)
  tokenizer.then((tokenizer) => reply(tokenizer, question)).then(answer, refuse)
})
