"""One turn of PyTorch: `python3 lane.py '<an Assignment>'` prints a Measurement. The model is that of transformers."""
import contextlib
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


def products(place, rows, inputs, outputs, operations):
    random = lambda *shape: torch.randn(*shape, device=place.device)
    x, weight, dy = random(rows, inputs), random(outputs, inputs), random(rows, outputs)

    def step():
        with place.precision():
            _ = (x @ weight.t(), dy @ weight, dy.t() @ x)
        place.wait()

    return step


class Place:
    """Where and in which precision: `2` is two threads of the processor, `cuda tf32` that on the GPU."""

    def __init__(self, of):
        device, precision = ("cpu", "float32") if of.isdigit() else of.split()
        if device == "cuda" and not torch.cuda.is_available():
            raise SystemExit(json.dumps({"problem": "PyTorch finds no GPU"}))
        if of.isdigit():
            torch.set_num_threads(int(of))
        torch.backends.cuda.matmul.allow_tf32 = precision == "tf32"
        self.device, self.is_half = device, precision == "bfloat16"

    def precision(self):
        return torch.autocast(self.device, torch.bfloat16) if self.is_half else contextlib.nullcontext()

    def wait(self):
        if self.device == "cuda":
            torch.cuda.synchronize()

    def memory(self):
        return {"deviceBytes": torch.cuda.max_memory_reserved()} if self.device == "cuda" else {}


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


def encoding(model, shape, place):
    model.eval()
    size = (2 * shape["pairs"], shape["passageTokens"])
    ids = torch.randint(shape["config"]["vocabularySize"], size, device=place.device)

    def step():
        with torch.inference_mode(), place.precision():
            embed(model, ids)
        place.wait()

    return step


def optimizer_of(model, method):
    name = method.get("optimizer", {}).get("_tag", "adamw")
    if name.startswith("adafactor"):
        scales = method["optimizer"].get("scalesByWeight", True)
        return transformers.optimization.Adafactor(
            model.parameters(), lr=1e-3, relative_step=False, warmup_init=False, scale_parameter=scales)
    return torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01, fused=True)


def training(model, shape, place):
    """Of `method` the optimizer and recomputation; the batch is always whole, and AdamW dense."""
    model.train()
    method = shape.get("method", {})
    if method.get("recompute"):
        model.gradient_checkpointing_enable({"use_reentrant": False})
    vocabulary, pairs = shape["config"]["vocabularySize"], shape["pairs"]
    queries = torch.randint(vocabulary, (pairs, shape["queryTokens"]), device=place.device)
    passages = torch.randint(vocabulary, (pairs, shape["passageTokens"]), device=place.device)
    targets = torch.arange(pairs, device=place.device)
    optimizer = optimizer_of(model, method)

    def step():
        with place.precision():
            loss = F.cross_entropy(embed(model, queries) @ embed(model, passages).t() / 0.05, targets)
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
    place = Place(given["of"])
    torch.manual_seed(0)
    shape = given["shape"]
    model = encoder(shape["config"]).to(place.device)
    step = (encoding if given["task"] == "encoding" else training)(model, shape, place)
    millis = times_of(step, given["steps"], given["millis"])
    product_millis = times_of(products(place, **given["products"]), 5, 300)
    print(json.dumps({"millis": millis, "productMillis": product_millis, "kernels": None, **place.memory()}))


main()
