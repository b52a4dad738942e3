/**
 * Files of torch.save, in both its formats: the zip archive of PyTorch 1.6 and later, and the one before. Opening one
 * reads its pickle, which is only looked at (see Pickle.ts), and no tensor.
 */
import * as Effect from "effect/Effect"
import * as FileRange from "../../files/FileRange.ts"
import { WeightsUnreadable } from "../Errors.ts"
import * as PyTorchLegacy from "./PyTorchLegacy.ts"
import * as PyTorchZip from "./PyTorchZip.ts"

/** The tensors in the state dict in the file at `path`. */
export const open = Effect.fn("PyTorch.open")(function*(path: string) {
  const start = yield* FileRange.read(path, { offset: 0, bytes: TAR_MAGIC + 5 }).pipe(
    Effect.mapError(({ message }) =>
      new WeightsUnreadable({ path, found: message, hint: "Name a folder whose files can be read" })
    )
  )
  const text = Buffer.from(start).toString("latin1")
  if (text.startsWith("PK")) return yield* PyTorchZip.open(path)
  if (text.startsWith(PICKLE)) return yield* PyTorchLegacy.open(path)
  return yield* new WeightsUnreadable({ path, ...unknown(text) })
})

const unknown = (start: string) =>
  start.startsWith("version https://git-lfs")
    ? { found: "a pointer of Git LFS instead of the file", hint: "Fetch the file itself: git lfs pull" }
    : start.startsWith("ustar", TAR_MAGIC)
    ? { found: "the tar format of PyTorch 0.1.9 and before", hint: "Load and save the file with a later PyTorch" }
    : {
      found: `no file of torch.save: it begins with ${JSON.stringify(start.slice(0, 16))}`,
      hint: "Fetch the file again, or save the state dict with torch.save"
    }

/** How every pickle of protocol 2 or later begins. */
const PICKLE = "\x80"

/** Where a tar archive says so. */
const TAR_MAGIC = 257
