"""Compares an exported encoder, as Python's libraries load it, with this program's own embeddings.

    npx repro run scaling.ts
    npx repro export scaling.ts fine-tune/large/hybrid/1 /tmp/encoder
    python bench/export/compare.py /tmp/encoder artifacts/latest/scaling/mini large/hybrid/1

Of the evaluation's utterances it takes 100, as many of each language as of any other or one more, and encodes them as
queries and as documents: with sentence-transformers, with transformers, and with model.onnx in onnxruntime. The
differences are the greatest ones of any number of an embedding. Exits with 1 if one is above 1e-5.

Needs: onnx onnxruntime sentence-transformers transformers torch pyarrow
"""

import sys

import numpy as np
import onnx
import onnxruntime
import pyarrow as pa
import torch
from sentence_transformers import SentenceTransformer
from transformers import AutoTokenizer, MT5EncoderModel

TEXTS = 100
TOLERANCE = 1e-5


def table(path):
    with pa.memory_map(path) as source:
        return pa.ipc.open_file(source).read_all().to_pydict()


def chosen(langs):
    """Places of TEXTS texts: of each language the first ones, in turns."""
    names = sorted(set(langs))
    places = {name: iter([i for i, lang in enumerate(langs) if lang == name]) for name in names}
    return [next(places[names[n % len(names)]]) for n in range(TEXTS)]


def tokenized(tokenizer, texts, form):
    return tokenizer(texts, padding=True, truncation=True, return_tensors=form)


def by_transformers(folder, tokenizer, texts):
    batch = tokenized(tokenizer, texts, "pt")
    with torch.no_grad():
        hidden = MT5EncoderModel.from_pretrained(folder)(**batch).last_hidden_state
    mask = batch["attention_mask"][..., None].float()
    return torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1)).numpy()


def by_onnxruntime(folder, tokenizer, texts):
    model = f"{folder}/model.onnx"
    onnx.checker.check_model(model, full_check=True)
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return session.run(["sentence_embedding"], dict(tokenized(tokenizer, texts, "np")))[0]


def main(folder, latest, label):
    texts = table(f"{latest}/prepare/evaluation/utterances.arrow")
    places = chosen(texts["lang"])
    print(f"{len(places)} texts in {', '.join(sorted(set(texts['lang'])))}")
    model = SentenceTransformer(folder, device="cpu")
    tokenizer = AutoTokenizer.from_pretrained(folder)
    greatest = 0
    for form, encode, prompt in [("queries", model.encode_query, "query"), ("documents", model.encode_document, "document")]:
        ours = np.array(table(f"{latest}/encode/{label}/{form}/embeddings.arrow")["embedding"])[places]
        plain = [texts["text"][place] for place in places]
        prefixed = [model.prompts[prompt] + text for text in plain]
        theirs = {
            "sentence-transformers": encode(plain),
            "transformers": by_transformers(folder, tokenizer, prefixed),
            "onnxruntime": by_onnxruntime(folder, tokenizer, prefixed),
        }
        for name, embeddings in theirs.items():
            difference = np.abs(embeddings - ours).max()
            greatest = max(greatest, difference)
            print(f"{form:10} {name:22} {difference:.1e}")
    return 0 if greatest <= TOLERANCE else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
