"""One turn of PyTorch: `python3 lane.py '<an Assignment>'` prints a Measurement. The model is that of transformers."""
import json
import sys
import time

import torch
import torch.nn.functional as F
import transformers

VERSIONS = f"torch {torch.__version__}, transformers {transformers.__version__}"


def times_of(step, steps, millis):
    """After a first step that is not counted."""
    step()
    times = []
    end = time.perf_counter() + millis / 1000
    while len(times) < steps or time.perf_counter() < end:
        start = time.perf_counter()
        step()
        times.append((time.perf_counter() - start) * 1000)
    return times


def products(rows, inputs, outputs, operations):
    x, weight, dy = torch.randn(rows, inputs), torch.randn(outputs, inputs), torch.randn(rows, outputs)
    return lambda: (x @ weight.t(), dy @ weight, dy.t() @ x)


def encoder(config):
    return transformers.MT5EncoderModel(transformers.MT5Config(
        vocab_size=config["vocabularySize"],
        d_model=config["dModel"],
        d_ff=config["dFf"],
        d_kv=config["dKv"],
        num_heads=config["heads"],
        num_layers=config["layers"],
        relative_attention_num_buckets=config["relativeBuckets"],
        relative_attention_max_distance=config["relativeMaxDistance"],
        dropout_rate=0.0,
    ))


def embed(model, ids):
    return F.normalize(model(input_ids=ids).last_hidden_state.mean(dim=1), dim=1)


def encoding(model, shape):
    model.eval()
    ids = torch.randint(shape["config"]["vocabularySize"], (2 * shape["pairs"], shape["passageTokens"]))

    def step():
        with torch.inference_mode():
            embed(model, ids)

    return step


def training(model, shape):
    model.train()
    vocabulary, pairs = shape["config"]["vocabularySize"], shape["pairs"]
    queries = torch.randint(vocabulary, (pairs, shape["queryTokens"]))
    passages = torch.randint(vocabulary, (pairs, shape["passageTokens"]))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01, fused=True)

    def step():
        loss = F.cross_entropy(embed(model, queries) @ embed(model, passages).t() / 0.05, torch.arange(pairs))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        loss.item()

    return step


def main():
    if sys.argv[-1] == "--version":
        print(VERSIONS)
        return
    given = json.loads(sys.argv[-1])
    torch.set_num_threads(int(given["of"]))
    torch.manual_seed(0)
    model, shape = encoder(given["shape"]["config"]), given["shape"]
    step = encoding(model, shape) if given["task"] == "encoding" else training(model, shape)
    millis = times_of(step, given["steps"], given["millis"])
    product_millis = times_of(products(**given["products"]), 5, 300)
    print(json.dumps({"millis": millis, "productMillis": product_millis, "kernels": None}))


main()
