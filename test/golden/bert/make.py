"""Writes the reference of BERT encoders: tiny random models of transformers, what they compute and their gradients.

    python make.py        # from this folder

Computed in float64 and stored as float32, so that the reference itself has no rounding to speak of.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import BertConfig, BertModel, XLMRobertaConfig, XLMRobertaModel

torch.manual_seed(20200507)

shape = {"vocab_size": 30, "hidden_size": 8, "intermediate_size": 12, "num_hidden_layers": 2, "num_attention_heads": 2}


def main():
    bert = BertModel(BertConfig(**shape, max_position_embeddings=14), add_pooling_layer=False)
    write("bert", bert, pooling="cls", head=torch.nn.Sequential(torch.nn.Linear(8, 6), torch.nn.Tanh()))
    config = XLMRobertaConfig(
        **shape, max_position_embeddings=16, type_vocab_size=1, layer_norm_eps=1e-5, hidden_act="gelu_new",
        bos_token_id=0, pad_token_id=1, eos_token_id=2,
    )
    xlm_r = XLMRobertaModel(config, add_pooling_layer=False)
    write("xlm-r", xlm_r, pooling="mean", head=torch.nn.Sequential(torch.nn.Linear(8, 5, bias=False)))


def write(name, model, pooling, head):
    folder = Path(name)
    model.eval()
    roughen(model)
    model.save_pretrained(folder)
    layer = {f"linear.{key}": tensor.detach().clone() for key, tensor in head[0].named_parameters()}
    save_file(layer, folder / "head.safetensors", metadata={"format": "pt"})
    kind = {"_tag": "dense-tanh" if head[0].bias is not None else "projection", "width": head[0].out_features}
    (folder / "pooling.json").write_text(json.dumps({"pooling": pooling, "head": kind}, indent=2) + "\n")
    model.double()
    head.double()
    hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
    means = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
    embeddings = torch.nn.functional.normalize(head(hidden[:, 0] if pooling == "cls" else means), dim=1)
    coefficients = torch.randn(embeddings.shape, dtype=torch.float64)
    value = (embeddings * coefficients).sum()
    value.backward()
    tensors = {
        "hidden": torch.cat([hidden[row, :n] for row, n in enumerate(lengths)]),
        "embeddings": embeddings,
        "coefficients": coefficients,
        "value": value,
    }
    for key, parameter in model.named_parameters():
        tensors[f"gradient/{key}"] = parameter.grad
    for key, parameter in head[0].named_parameters():
        tensors[f"gradient/linear.{key}"] = parameter.grad
    tensors = {key: tensor.detach().float().contiguous() for key, tensor in tensors.items()}
    save_file(tensors, folder / "expected.safetensors")


def roughen(model):
    """Biases and norms start as zeros and ones: as random numbers they show where one is left out."""
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() == 1:
                parameter.add_(0.2 * torch.randn_like(parameter))
            else:
                parameter.mul_(10)


lengths = [9, 3, 5, 14, 7]
length = max(lengths)
ids = torch.ones(len(lengths), length, dtype=torch.long)
mask = torch.zeros(len(lengths), length)
for row, n in enumerate(lengths):
    ids[row, :n] = torch.randint(3, shape["vocab_size"], (n,))
    mask[row, :n] = 1
with open("batch.json", "w") as file:
    json.dump({"ids": ids.tolist(), "lengths": lengths}, file)

main()
