"""The turn of transformers: `python lane.py RESULTS TOKENS` encodes the texts that run.ts's workflow encoded.

Prints how many texts there are, how many a second from the end of the first batch to that of the last, and the largest
difference of any number of an embedding.
"""

import json
import sys
import time

import numpy as np
import pyarrow as pa
import torch
from transformers import AutoTokenizer, MT5EncoderModel

BATCH = 32
# As bench/memory/workflow.ts has it.
PREFIX = "one two three four five six seven eight nine ten " * 20


def table(path):
    with pa.memory_map(path) as source:
        return pa.ipc.open_file(source).read_all().to_pydict()


@torch.no_grad()
def main(results, tokens):
    texts = [PREFIX + text for text in table(f"{results}/prepare/evaluation/utterances.arrow")["text"]]
    ours = np.array(table(f"{results}/encode/embeddings.arrow")["embedding"])
    tokenizer = AutoTokenizer.from_pretrained(f"{results}/tokenizer/tokenizer")
    model = MT5EncoderModel.from_pretrained(f"{results}/random-encoder/encoder").eval()
    embeddings = []
    for start in range(0, len(texts), BATCH):
        rows = texts[start : start + BATCH]
        batch = tokenizer(rows, padding=True, truncation=True, max_length=tokens, return_tensors="pt")
        hidden = model(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"]).last_hidden_state
        mask = batch["attention_mask"][..., None].float()
        embeddings.append(torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1)))
        if start == 0:
            began = time.perf_counter()
    seconds = time.perf_counter() - began
    difference = float(np.abs(torch.cat(embeddings).numpy() - ours).max())
    print(json.dumps({
        "texts": len(texts),
        "textsPerSecond": (len(texts) - BATCH) / seconds,
        "difference": difference,
    }))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
