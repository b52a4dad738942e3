"""Twenty AdamW steps of torch with clipping and decay, as transformers' Trainer groups the parameters.

Run: python make.py > adamw.json
"""
import json
import math
import sys

import torch
import transformers

STEPS = 20
MAX_NORM = 1.0
HYPERPARAMETERS = {"weightDecay": 0.1, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
SHAPES = {
    "shared.weight": [4, 3],
    "encoder.block.0.layer.0.SelfAttention.q.weight": [3, 2],
    "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight": [4, 2],
    "encoder.block.0.layer.0.layer_norm.weight": [3],
    "encoder.final_layer_norm.weight": [3],
}
DECAYED = ["shared.weight", "encoder.block.0.layer.0.SelfAttention.q.weight"]

torch.manual_seed(0)


def exact(shape, scale):
    """Normal numbers rounded to multiples of 2^-12: short in JSON, exact in float32."""
    return torch.round(torch.randn(shape) * scale * 4096) / 4096


weights = {name: torch.nn.Parameter(exact(shape, 1.0)) for name, shape in SHAPES.items()}
initial = {name: weight.tolist() for name, weight in weights.items()}
optimizer = torch.optim.AdamW(
    [
        {"params": [weights[n] for n in DECAYED], "weight_decay": HYPERPARAMETERS["weightDecay"]},
        {"params": [weights[n] for n in SHAPES if n not in DECAYED], "weight_decay": 0.0},
    ],
    lr=0.0,
    betas=(HYPERPARAMETERS["beta1"], HYPERPARAMETERS["beta2"]),
    eps=HYPERPARAMETERS["epsilon"],
    foreach=False,
    fused=False,
)

steps = []
for step in range(STEPS):
    learning_rate = 0.01 * (step + 1) / STEPS
    # Every third step is small enough not to be clipped; one gradient is exactly zero.
    scale = 0.02 if step % 3 == 0 else 1.0
    gradients = {name: exact(shape, scale) for name, shape in SHAPES.items()}
    if step == 7:
        gradients["shared.weight"].zero_()
    for name, weight in weights.items():
        weight.grad = gradients[name].clone()
    for group in optimizer.param_groups:
        group["lr"] = learning_rate
    norm = torch.nn.utils.clip_grad_norm_(weights.values(), MAX_NORM)
    optimizer.step()
    steps.append(
        {
            "learningRate": learning_rate,
            "gradients": {name: gradient.tolist() for name, gradient in gradients.items()},
            "norm": norm.item(),
            "weights": {name: weight.tolist() for name, weight in weights.items()},
        }
    )

moments = {
    name: {"first": optimizer.state[w]["exp_avg"].tolist(), "second": optimizer.state[w]["exp_avg_sq"].tolist()}
    for name, w in weights.items()
}
golden = {
    "torch": torch.__version__,
    "transformers": transformers.__version__,
    "maxNorm": MAX_NORM,
    "hyperparameters": HYPERPARAMETERS,
    "decayed": DECAYED,
    "initial": initial,
    "steps": steps,
    "moments": moments,
}
assert all(math.isfinite(s["norm"]) for s in steps)
json.dump(golden, sys.stdout)
print()
