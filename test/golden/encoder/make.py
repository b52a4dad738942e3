"""Writes the reference of the encoder: a tiny random MT5EncoderModel of transformers, what it computes and its gradients.

    python make.py        # from this folder

Computed in float64 and stored as float32, so that the reference itself has no rounding to speak of.
"""

import json

import torch
from safetensors.torch import save_file
from transformers import MT5Config, MT5EncoderModel
from transformers.models.mt5.modeling_mt5 import MT5Attention

torch.manual_seed(20240820)

config = MT5Config(
    vocab_size=40,
    d_model=16,
    d_ff=24,
    d_kv=6,  # heads x d_kv is not d_model, as in mt5-small
    num_layers=2,
    num_heads=3,
    dropout_rate=0.1,
    pad_token_id=0,
    eos_token_id=1,
)
model = MT5EncoderModel(config).eval()
with torch.no_grad():
    for name, parameter in model.named_parameters():
        if "layer_norm" in name:
            parameter.add_(0.2 * torch.randn_like(parameter))
        if "relative_attention_bias" in name:
            parameter.mul_(4)  # so that a wrong bucket shows
model.save_pretrained("model")

lengths = [9, 1, 5, 12, 7]
length = max(lengths)
ids = torch.zeros(len(lengths), length, dtype=torch.long)
mask = torch.zeros(len(lengths), length)
for row, n in enumerate(lengths):
    ids[row, : n - 1] = torch.randint(2, config.vocab_size, (n - 1,))
    ids[row, n - 1] = 1
    mask[row, :n] = 1

model.double()
hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
pooled = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
embeddings = torch.nn.functional.normalize(pooled, dim=1)
coefficients = torch.randn(embeddings.shape, dtype=torch.float64)
value = (embeddings * coefficients).sum()
value.backward()

tensors = {
    "hidden": torch.cat([hidden[row, :n] for row, n in enumerate(lengths)]),
    "embeddings": embeddings,
    "coefficients": coefficients,
    "value": value,
}
for name, parameter in model.named_parameters():
    tensors[f"gradient/{name}"] = parameter.grad
save_file({name: tensor.detach().float().contiguous() for name, tensor in tensors.items()}, "expected.safetensors")

distances = torch.arange(-600, 601)
buckets = MT5Attention._relative_position_bucket(distances, bidirectional=True, num_buckets=32, max_distance=128)
with open("batch.json", "w") as file:
    json.dump({"ids": ids.tolist(), "lengths": lengths}, file)
with open("buckets.json", "w") as file:
    json.dump({"first": -600, "buckets": buckets.tolist()}, file)
