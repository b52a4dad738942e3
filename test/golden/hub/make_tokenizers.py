"""Writes the tokenizer files of three tiny models, in the layout of the repositories they stand for, trained on
../tokenizer/sentences.txt.

python make_tokenizers.py    (versions in README.md)
"""
import io
import json
import os
import tempfile
from collections import Counter
from pathlib import Path

import sentencepiece
import tokenizers

HERE = Path(__file__).parent.absolute()
SENTENCES = (HERE / "../tokenizer/sentences.txt").read_text(encoding="utf-8").splitlines()


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("rules.tsv").write_text(rules(), encoding="ascii")
        mt5()
        xlm_r()
    labse()


def mt5():
    model = unigram(vocab_size=600, byte_fallback=True, pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    special = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    write("mt5-tiny", {
        "spiece.model": model,
        "special_tokens_map.json": special,
        "tokenizer_config.json": special | {"extra_ids": 0, "additional_special_tokens": None},
    })


def xlm_r():
    model = unigram(vocab_size=400, unk_id=0, bos_id=1, eos_id=2, pad_id=-1)
    write("xlm-r-tiny", {"sentencepiece.bpe.model": model, "tokenizer_config.json": {"model_max_length": 512}})


def labse():
    special = ["[PAD]", *(f"[unused{i}]" for i in range(1, 6)), "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]"}
    write("labse-tiny", {
        "vocab.txt": "".join(piece + "\n" for piece in special + word_pieces(700 - len(special))).encode(),
        "special_tokens_map.json": names,
        "tokenizer_config.json": names | {
            "do_lower_case": False,
            "do_basic_tokenize": True,
            "never_split": None,
            "tokenize_chinese_chars": True,
            "strip_accents": None,
            "model_max_length": 512,
            "tokenizer_class": "BertTokenizer",
        },
    })


def word_pieces(size):
    """All characters, then the beginnings and ends of words that cover most text: the trainer of `tokenizers` gives
    another vocabulary each time."""
    split = tokenizers.pre_tokenizers.BertPreTokenizer().pre_tokenize_str
    counts = Counter()
    for word in (word for sentence in SENTENCES for word, _ in split(sentence)):
        for at in range(len(word)):
            counts.update([word[: at + 1], "##" + word[at:], "##" + word[at]])
    lengths = {piece: len(piece.removeprefix("##")) for piece in counts}
    pieces = [piece for piece in counts if lengths[piece] <= 8]
    return sorted(pieces, key=lambda piece: (lengths[piece] > 1, -counts[piece] * lengths[piece], piece))[:size]


def unigram(**options):
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_writer=model,
        normalization_rule_tsv="rules.tsv",
        num_threads=1,
        minloglevel=2,
        **options,
    )
    return model.getvalue()


def rules():
    """A few of the rules of nmt_nfkc, whose compiled form is 240 KB."""
    pairs = [
        *((chr(0xFF01 + i), chr(0x21 + i)) for i in range(94)),
        *((space, " ") for space in "\t\n\r\u00a0\u2003\u2028\u200b\u3000\ufeff"),
        *((control, "") for control in "\u0001\u0002\u007f\u009f"),
        ("\ufb01", "fi"), ("\u2126", "\u03a9"), ("\u00bd", "1\u20442"), ("\u0e33", "\u0e4d\u0e32"),
        ("e\u0301", "\u00e9"), ("e\u0302\u0301", "\u1ebf"), ("\u0344", "\u0308\u0301"), ("\u00b4", " \u0301"),
    ]
    hexadecimal = lambda text: " ".join(f"{ord(character):X}" for character in text)
    return "".join(f"{hexadecimal(source)}\t{hexadecimal(target)}\n" for source, target in pairs)


def write(name, files):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    for file, content in files.items():
        if not isinstance(content, bytes):
            content = (json.dumps(content, indent=2) + "\n").encode()
        (folder / file).write_bytes(content)


main()
