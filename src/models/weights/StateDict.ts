/** The tensors that a model consists of, in what torch.save wrote: its state dict, alone or with what a training keeps. */
import type { Value } from "./Pickle.ts"
import { Tensor } from "./PickledTensors.ts"

/** Tensors by name; none if there is no state dict. Other things in it are left out. */
export const tensorsOf = (saved: Value): ReadonlyArray<readonly [name: string, Tensor]> => {
  const own = namedTensors(saved)
  if (own.length > 0 || !(saved instanceof Map)) return own
  return WRAPPERS.map((key) => namedTensors(saved.get(key))).find((tensors) => tensors.length > 0) ?? []
}

const namedTensors = (dict: Value): ReadonlyArray<readonly [string, Tensor]> =>
  dict instanceof Map
    ? [...dict].filter((entry): entry is [string, Tensor] => typeof entry[0] === "string" && entry[1] instanceof Tensor)
    : []

/** Under what trainings keep it, in the order in which they are tried. */
const WRAPPERS = ["state_dict", "model_state_dict", "model", "module"]
