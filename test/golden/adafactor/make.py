"""Twenty Adafactor steps: transformers' class, and T5's variant after the algorithm of t5x/adafactor.py.

Run: python make.py > adafactor.json
"""
import json
import sys

import torch
import transformers
from transformers.optimization import Adafactor

STEPS = 20
# Both dimensions of the first reach 128, from which on T5 factors a matrix; those of the next two do not.
SHAPES = {
    "shared.weight": [130, 128],
    "encoder.block.0.layer.0.SelfAttention.q.weight": [24, 200],
    "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight": [32, 6],
    "encoder.final_layer_norm.weight": [50],
}
DECAYED = ["shared.weight", "encoder.block.0.layer.0.SelfAttention.q.weight"]
# Elements that are kept of each weight.
STRIDE = 197


def numbers(shape, weight, step):
    """Multiples of 2^-12 between -1 and 1 by a formula: exact in float32, and not worth storing."""
    size = torch.Size(shape).numel()
    values = [((e * 7919 + step * 104729 + weight * 1299721) % 8191 - 4095) / 4096 for e in range(size)]
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def gradient(shape, weight, step):
    """Rows and steps differ in size; the gradient of step 7 is zero."""
    if step == 7:
        return torch.zeros(shape, dtype=torch.float64)
    rows = torch.tensor([2.0 ** (-(r % 5)) for r in range(shape[0])], dtype=torch.float64)
    return numbers(shape, weight, step) * rows.reshape([-1] + [1] * (len(shape) - 1)) * 2.0 ** (-(step % 3))


def learning_rate(step):
    return 0.02 * (STEPS - step) / STEPS


def kept(tensor):
    return tensor.flatten()[::STRIDE].tolist()


def huggingface(scale_parameter, weight_decay):
    weights = {n: torch.nn.Parameter(numbers(s, i, 1000).float()) for i, (n, s) in enumerate(SHAPES.items())}
    groups = [
        {"params": [weights[n] for n in DECAYED], "weight_decay": weight_decay},
        {"params": [w for n, w in weights.items() if n not in DECAYED], "weight_decay": 0.0},
    ]
    optimizer = Adafactor(groups, lr=1e-3, relative_step=False, scale_parameter=scale_parameter, warmup_init=False)
    trajectory = []
    for step in range(STEPS):
        for i, weight in enumerate(weights.values()):
            weight.grad = gradient(weight.shape, i, step).float()
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step)
        optimizer.step()
        trajectory.append({n: kept(w.detach()) for n, w in weights.items()})
    return trajectory


def t5x():
    """`Adafactor.apply_param_gradient` of google-research/t5x, t5x/adafactor.py, with its defaults, in float64."""
    weights = {n: numbers(s, i, 1000) for i, (n, s) in enumerate(SHAPES.items())}
    state = {n: [0.0, 0.0] for n in SHAPES}
    trajectory = []
    for step in range(STEPS):
        for i, (name, shape) in enumerate(SHAPES.items()):
            param, grad = weights[name], gradient(shape, i, step)
            decay_rate = 1.0 - (step + 1.0) ** -0.8
            param_scale = max(param.square().mean().sqrt().item(), 1e-3)
            grad_sqr = grad * grad + 1e-30
            average = lambda old, new: decay_rate * old + (1 - decay_rate) * new
            if len(shape) == 2 and min(shape) >= 128:
                d1, d0 = torch.tensor(shape).argsort(stable=True)[-2:].tolist()
                v_row = average(state[name][0], grad_sqr.mean(dim=d0))
                v_col = average(state[name][1], grad_sqr.mean(dim=d1))
                state[name] = [v_row, v_col]
                row_factor = (v_row / v_row.mean()) ** -0.5
                y = grad * row_factor.unsqueeze(d0) * (v_col**-0.5).unsqueeze(d1)
            else:
                v = average(state[name][0], grad_sqr)
                state[name] = [v, 0.0]
                y = grad * v**-0.5
            y = y / max(1.0, y.square().mean().sqrt().item() / 1.0)
            weights[name] = param - learning_rate(step) * param_scale * y
        trajectory.append({n: kept(w) for n, w in weights.items()})
    return trajectory


def rounded(value):
    """Nine digits tell all float32 apart."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    return {k: rounded(v) for k, v in value.items()} if isinstance(value, dict) else [rounded(v) for v in value]


golden = {
    "torch": torch.__version__,
    "transformers": transformers.__version__,
    "shapes": SHAPES,
    "stride": STRIDE,
    "learningRates": [learning_rate(step) for step in range(STEPS)],
    "t5": rounded(t5x()),
    "huggingFace": rounded(huggingface(False, 0.0)),
    "huggingFaceScaledDecayed": rounded(huggingface(True, 0.1)),
}
json.dump(golden, sys.stdout)
print()
