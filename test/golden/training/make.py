"""Ten steps of fine-tuning a tiny mT5 encoder with transformers and torch: mean pooling, cosine similarities, InfoNCE
with in-batch negatives, clipping, AdamW without decay of norms and biases, linear schedule with warm-up. No dropout.

Run: python make.py  (writes initial.safetensors and trajectory.json beside itself)
"""
import json
import pathlib

import torch
import transformers
from safetensors.torch import save_file

STEPS = 10
BATCH = 6
QUERY_MAX, PASSAGE_MAX = 6, 9
EOS = 1
HYPERPARAMETERS = {
    "learningRate": 0.002,
    "schedule": {"_tag": "linear", "warmupSteps": 3},
    "weightDecay": 0.1,
    "beta1": 0.9,
    "beta2": 0.999,
    "epsilon": 1e-8,
    "maxGradientNorm": 1.0,
    "temperature": 0.1,
    "dropout": 0.0,
    "seed": 0,
    "queryMaxTokens": QUERY_MAX,
    "passageMaxTokens": PASSAGE_MAX,
}
here = pathlib.Path(__file__).parent
torch.manual_seed(0)
torch.use_deterministic_algorithms(True)

config = transformers.MT5Config(
    vocab_size=40, d_model=16, d_ff=24, d_kv=8, num_heads=2, num_layers=2, dropout_rate=0.0, use_cache=False
)
model = transformers.MT5EncoderModel(config).float().eval()
kept = {name: p for name, p in model.named_parameters()}
save_file({name: p.detach().clone() for name, p in kept.items()}, here / "initial.safetensors")


def tokens(longest):
    length = int(torch.randint(1, longest + 3, ()))
    return torch.randint(3, 40, (length,)).tolist() + [EOS]


def truncate(sequence, longest):
    return sequence if len(sequence) <= longest else sequence[: longest - 1] + [EOS]


def embed(sequences):
    longest = max(map(len, sequences))
    ids = torch.tensor([s + [0] * (longest - len(s)) for s in sequences])
    mask = torch.tensor([[1] * len(s) + [0] * (longest - len(s)) for s in sequences])
    states = model(input_ids=ids, attention_mask=mask).last_hidden_state
    mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
    return torch.nn.functional.normalize(mean, dim=1)


def is_decayed(name):
    return "bias" not in name and "layer_norm" not in name


optimizer = torch.optim.AdamW(
    [
        {"params": [p for n, p in kept.items() if is_decayed(n)], "weight_decay": HYPERPARAMETERS["weightDecay"]},
        {"params": [p for n, p in kept.items() if not is_decayed(n)], "weight_decay": 0.0},
    ],
    lr=HYPERPARAMETERS["learningRate"],
    foreach=False,
)
schedule = transformers.get_linear_schedule_with_warmup(optimizer, 3, STEPS)

steps = []
for _ in range(STEPS):
    queries = [tokens(QUERY_MAX) for _ in range(BATCH)]
    passages = [tokens(PASSAGE_MAX) for _ in range(BATCH)]
    groups = ["a", "b", "c", "d", "e", "b"]  # rows 1 and 5 are no negatives of each other
    q = embed([truncate(s, QUERY_MAX) for s in queries])
    p = embed([truncate(s, PASSAGE_MAX) for s in passages])
    same = torch.tensor([[i != j and groups[i] == groups[j] for j in range(BATCH)] for i in range(BATCH)])
    logits = (q @ p.T / HYPERPARAMETERS["temperature"]).masked_fill(same, float("-inf"))
    loss = torch.nn.functional.cross_entropy(logits, torch.arange(BATCH))
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(kept.values(), HYPERPARAMETERS["maxGradientNorm"])
    row = {"loss": loss.item(), "learningRate": schedule.get_last_lr()[0], "gradientNorm": norm.item()}
    optimizer.step()
    schedule.step()
    steps.append({"queries": queries, "passages": passages, "groups": groups, **row})

final = "encoder.block.1.layer.1.DenseReluDense.wo.weight"
golden = {
    "torch": torch.__version__,
    "transformers": transformers.__version__,
    "hyperparameters": HYPERPARAMETERS,
    "steps": steps,
    "final": {name: kept[name].tolist() for name in ["shared.weight", final]},
}
(here / "trajectory.json").write_text(json.dumps(golden) + "\n")
