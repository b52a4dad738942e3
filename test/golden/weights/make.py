"""Writes tiny files of weights in every format and form that is read, and what is in them.

    python make.py        # from this folder
"""

import os
import shutil

import torch
from huggingface_hub import save_torch_state_dict
from safetensors.torch import save_file

torch.manual_seed(20241105)

FLOATS = [0.0, -0.0, 1.0, -2.5, 1 / 3, 65504.0, 1e-7, 6e-8, -6.1e-5, float("inf"), float("-inf"), float("nan")]


def model() -> dict[str, torch.Tensor]:
    """As trainings keep them: several types, tied weights, views of one storage, columns before rows."""
    table = torch.randn(5, 4)
    stack = torch.randn(3, 2, 4)
    floats = torch.tensor(FLOATS)
    return {
        "shared.weight": table,
        "encoder.embed_tokens.weight": table,
        "stack.0": stack[0],
        "stack.1": stack[1],
        "every.other": stack[:, 1, ::2],
        "transposed": torch.randn(2, 3, 4).permute(2, 0, 1),
        "parameter": torch.nn.Parameter(torch.randn(3)),
        "half": floats.half(),
        "bfloat16": floats.bfloat16(),
        "double": torch.tensor([1 / 3, 1e300, -1e-300], dtype=torch.float64),
        "scalar": torch.tensor(7.0),
        "empty": torch.zeros(0, 4),
        "position_ids": torch.arange(6)[None],
        "größe": torch.ones(1),
    }


def values(tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Those that are no integers, as float32."""
    floats = {name: tensor for name, tensor in tensors.items() if tensor.is_floating_point()}
    return {name: tensor.detach().float().contiguous().clone() for name, tensor in floats.items()}


class Malicious:
    """What a stranger's file may hold: loading it with pickle runs a command."""

    def __reduce__(self):
        return os.system, ("echo owned > owned.txt",)


def folder(name: str) -> str:
    shutil.rmtree(name, ignore_errors=True)
    os.mkdir(name)
    return name


tensors = model()
save_file(values(tensors), "expected.safetensors")
save_file({name: tensor.detach().contiguous().clone() for name, tensor in tensors.items()}, "model.safetensors")
torch.save(tensors, "zip.bin")
torch.save(tensors, "legacy.bin", _use_new_zipfile_serialization=False)

few = {name: tensors[name] for name in ["shared.weight", "half", "position_ids"]}
torch.save({"epoch": 3, "rate": 0.5, "seeds": [1, 2**40], "state_dict": few}, "wrapped.bin", pickle_protocol=5)
linear = torch.nn.Linear(2, 1)
with torch.no_grad():
    linear.weight.copy_(torch.tensor([[1.0, 2.0]]))
    linear.bias.fill_(3.0)
torch.save(linear.state_dict(), "linear.bin")
torch.save(linear.state_dict(), "linear-legacy.bin", _use_new_zipfile_serialization=False, pickle_protocol=4)

torch.save({"weight": torch.ones(2), "extra": Malicious()}, "malicious.bin")
torch.save({"weight": torch.ones(2), "extra": Malicious()}, "malicious-legacy.bin", _use_new_zipfile_serialization=False)
torch.save(linear, "module.bin")

layers = {f"layer.{i}.weight": torch.full((4, 8), float(i)) for i in range(3)}
save_torch_state_dict(layers, folder("safetensors-shards"), max_shard_size=200)
save_torch_state_dict(layers, folder("bin-shards"), max_shard_size=200, safe_serialization=False)
