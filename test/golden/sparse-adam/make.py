"""Twenty steps of torch.optim.SparseAdam on an embedding table, of which each step touches some rows.

Run: python make.py > sparse-adam.json
"""
import json
import sys

import torch

STEPS = 20
ROWS, WIDTH = 9, 3
HYPERPARAMETERS = {"weightDecay": 0.0, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}

torch.manual_seed(0)


def exact(*shape):
    """Normal numbers rounded to multiples of 2^-12: short in JSON, exact in float32."""
    return torch.round(torch.randn(shape) * 4096) / 4096


table = torch.nn.Parameter(exact(ROWS, WIDTH))
initial = table.tolist()
optimizer = torch.optim.SparseAdam([table], betas=(HYPERPARAMETERS["beta1"], HYPERPARAMETERS["beta2"]))
steps = []
for step in range(STEPS):
    learning_rate = 0.01 * (step + 1) / STEPS
    # Row 8 never occurs; row 0 does so only at first and at last.
    rows = [r for r in range(8) if (0 < r and (r + step) % 3 == 0) or (r == 0 and step in (0, STEPS - 1))]
    gradient = exact(len(rows), WIDTH)
    table.grad = torch.sparse_coo_tensor([rows], gradient, (ROWS, WIDTH))
    optimizer.param_groups[0]["lr"] = learning_rate
    optimizer.step()
    steps.append({"learningRate": learning_rate, "rows": rows, "gradient": gradient.tolist(), "table": table.tolist()})

state = optimizer.state[table]
golden = {
    "torch": torch.__version__,
    "hyperparameters": HYPERPARAMETERS,
    "initial": initial,
    "steps": steps,
    "first": state["exp_avg"].tolist(),
    "second": state["exp_avg_sq"].tolist(),
}
json.dump(golden, sys.stdout)
print()
