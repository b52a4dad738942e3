"""Tokenizers trained on the texts of XQuAD-R, as files in the layout of mT5, XLM-R and LaBSE, and what the libraries
they come from make of those texts and of thousands of odd strings.

python reference.py XQUAD_R_FOLDER WORK_FOLDER           trains and encodes
python reference.py --adopted WORK_FOLDER                reads the folders that repro has made of them
"""
import io
import json
import os
import random
import sys
import time
from pathlib import Path

os.environ["TOKENIZERS_PARALLELISM"] = "false"

import sentencepiece
import tokenizers
import transformers

ROUNDS = 3
MT5 = dict(pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
SYMBOLS = ["the", "##x", " q ", "\u0642\u0629", "Panth", "\u2581der", "ing", "<extra_id_0>"]
UNIGRAMS = {
    "mt5": dict(byte_fallback=True, **MT5),
    "xlm-r": dict(unk_id=0, bos_id=1, eos_id=2, pad_id=-1),
    "identity-symbols": dict(normalization_rule_name="identity", byte_fallback=True, user_defined_symbols=SYMBOLS, **MT5),
    "nfkc-cf-symbols": dict(
        normalization_rule_name="nfkc_cf",
        remove_extra_whitespaces=False,
        user_defined_symbols=["The", "ss", "\u00e9", "\uff21"],
        **MT5,
    ),
}
WORD_PIECES = {
    "labse": dict(do_lower_case=False),
    "bert-lower": dict(do_lower_case=True),
    "bert-lower-accents": dict(do_lower_case=True, strip_accents=False),
    "bert-joined-ideographs": dict(do_lower_case=False, tokenize_chinese_chars=False),
}


def main(xquad_r, work):
    xquad = texts_of(xquad_r)
    corpus = list(dict.fromkeys(text for text in xquad if len(text) < 300))
    texts = xquad + odd(xquad, 9000)
    (work / "texts.json").write_text(json.dumps({"real": len(xquad), "texts": texts}))
    for name, options in UNIGRAMS.items():
        unigram(work / name, corpus, texts, options)
    vocabulary = word_pieces(corpus)
    for name, options in WORD_PIECES.items():
        bert(work / name, vocabulary, texts, options)


def texts_of(folder):
    found = []
    for file in sorted(folder.glob("*.json")):
        for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                found += [paragraph["context"], *paragraph["sentences"]]
                found += [question["question"] for question in paragraph["qas"]]
    return list(dict.fromkeys(found))


def odd(texts, count):
    """Strings of spaces, joiners, marks, compatibility forms, rare ideographs, private use, controls, special tokens."""
    chance = random.Random(1)
    pool = list(
        "   \t\n\r\u00a0\u3000\u200b\u200c\u200d\ufeff\u0301\u0308\u0344\u0302\u2581\u2581\uff21\uff41\u2163\u3314"
        "\U0001f642\U0001f469\U0001f1e9\U0001f1ea\ufffd\x00\x01\x7f\x85\u2028\ufb01\u00bd\u2126\ufdfa\u064b\u0651\u0670"
        "\u0640\u334d\U00020bb7\U0002a6a5\U0010ffff\ue000\u00c5\u212b\u1100\u1161\u11a8\uac01\u0e01\u0e33\u0e4d\u0e32"
    )
    pool += ["</s>", "<s>", "<unk>", "<pad>", "<mask>", "<0x41>", "\u2581the", "[CLS]", "[UNK]", "##a"]
    planes = [range(0x20, 0x3000), range(0x3000, 0xD800), range(0xE000, 0x10000), range(0x10000, 0x20000)]
    pool += [chr(chance.choice(plane)) for plane in planes for _ in range(150)]
    found = ["", " ", "  ", "\u2581", "\u2581\u2581 ", "</s>", "a" * 5000, "a " * 3000, "0" * 333, "\u044f" * 1200]
    found += ["\U0001f642" * 500, "\u4e2d" * 900]
    for i in range(count):
        if i % 3 == 0:
            found.append("".join(chance.choices(pool, k=chance.randrange(40))))
        elif i % 3 == 1:
            text = list(chance.choice(texts))
            for _ in range(chance.randrange(1, 8)):
                text.insert(chance.randrange(len(text) + 1), chance.choice(pool))
            found.append("".join(text))
        else:
            found.append("".join(chance.choice(chance.choice(texts)) for _ in range(chance.randrange(60))))
    return found


def unigram(folder, corpus, texts, options):
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(corpus), model_writer=model, vocab_size=12000, num_threads=2, minloglevel=2, **options
    )
    fairseq = options["unk_id"] == 0
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    seconds, ids = timed(lambda: processor.encode(texts, num_threads=1))
    end = (lambda ids: [0, *({0: 3}.get(piece, piece + 1) for piece in ids), 2]) if fairseq else (lambda ids: ids + [1])
    keep(folder, f"sentencepiece {sentencepiece.__version__}", seconds, [end(sequence) for sequence in ids])
    (folder / ("sentencepiece.bpe.model" if fairseq else "spiece.model")).write_bytes(model.getvalue())


def word_pieces(corpus):
    trainer = tokenizers.BertWordPieceTokenizer(lowercase=False, strip_accents=False)
    special = ["[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer.train_from_iterator(corpus, vocab_size=20000, special_tokens=special, show_progress=False)
    ids = trainer.get_vocab()
    return "".join(piece + "\n" for piece in sorted(ids, key=ids.get))


def bert(folder, vocabulary, texts, options):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text(vocabulary, encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps(options))
    tokenizer = transformers.BertTokenizer(str(folder / "vocab.txt"), split_special_tokens=True, **options)
    seconds, ids = timed(lambda: tokenizer(texts)["input_ids"])
    keep(folder, f"transformers {transformers.__version__}, tokenizers {tokenizers.__version__}", seconds, ids)


def timed(encode):
    best = None
    for _ in range(ROUNDS):
        start = time.perf_counter()
        ids = encode()
        seconds = time.perf_counter() - start
        best = seconds if best is None else min(best, seconds)
    return best, ids


def keep(folder, reference, seconds, ids):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "reference.json").write_text(json.dumps({"reference": reference, "seconds": seconds, "ids": ids}))


def adopted(work):
    """How many texts AutoTokenizer encodes otherwise than the reference, real ones and all, and its seconds."""
    texts = json.loads((work / "texts.json").read_text())
    counts = {}
    for name in [*UNIGRAMS, *WORD_PIECES]:
        expected = json.loads((work / name / "reference.json").read_text())["ids"]
        tokenizer = transformers.AutoTokenizer.from_pretrained(work / name / "adopted")
        start = time.perf_counter()
        ids = tokenizer(texts["texts"])["input_ids"]
        seconds = time.perf_counter() - start
        differing = [at for at, (one, other) in enumerate(zip(ids, expected)) if one != other]
        counts[name] = {
            "real": sum(at < texts["real"] for at in differing),
            "all": len(differing),
            "seconds": seconds,
        }
    (work / "adopted.json").write_text(json.dumps(counts))


if sys.argv[1] == "--adopted":
    adopted(Path(sys.argv[2]))
else:
    main(Path(sys.argv[1]), Path(sys.argv[2]))
