"""InfoNCE with in-batch negatives in torch, float64, and its gradients.

Run: python make.py > infonce.json
"""
import json
import sys

import torch

torch.manual_seed(0)


def exact(*shape):
    """Normal numbers rounded to multiples of 2^-12: short in JSON, exact in float32."""
    return torch.round(torch.randn(*shape, dtype=torch.float64) * 4096) / 4096


def case(n, d, temperature, groups):
    # Not normalised: the loss is a function of any embeddings, and so is the gradient.
    q = (0.5 * exact(n, d)).requires_grad_()
    p = (0.5 * exact(n, d)).requires_grad_()
    same = torch.tensor([[i != j and groups[i] == groups[j] for j in range(n)] for i in range(n)])
    logits = (q @ p.T / temperature).masked_fill(same, float("-inf"))
    loss = torch.nn.functional.cross_entropy(logits, torch.arange(n))
    loss.backward()
    return {
        "temperature": temperature,
        "groups": groups,
        "queries": q.tolist(),
        "passages": p.tolist(),
        "loss": loss.item(),
        "queryGradient": q.grad.tolist(),
        "passageGradient": p.grad.tolist(),
    }


golden = {
    "torch": torch.__version__,
    "cases": [
        case(5, 4, 1.0, ["a", "b", "c", "d", "e"]),
        case(6, 4, 0.05, ["a", "b", "a", "c", "b", "a"]),
        case(1, 4, 0.05, ["a"]),
    ],
}
json.dump(golden, sys.stdout)
print()
