"""Writes symbols.model, a SentencePiece model with user-defined symbols, and published.json: how the reference encodes
texts with it and with the tokenizers of ../hub.

python make_published.py    (versions in README.md)
"""
import hashlib
import io
import json
import random
from pathlib import Path

import sentencepiece
from tokenizers import normalizers, pre_tokenizers
from transformers import BertTokenizer, XLMRobertaTokenizer

HERE = Path(__file__).parent
HUB = HERE / "../hub"
SENTENCES = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
STRANGE = [
    "", " ", "\u2581", "\u2581\u2581 ", "  two  spaces\tand\u00a0more \u3000 ", "\u200b\ufeff", "\u0001", "a\u0000b\u0001c",
    "\uff21\uff22\uff23 \ufb01ne \u00bd \u2126 e\u0301 e\u0302\u0301 \u0344", "\u00b4x \u00b4", "\u0301", "\u0e19\u0e49\u0e33",
    "\u4e2d\u6587\u3002\u65e5\u672c\u8a9e \ud55c\uad6d\uc5b4 \u3a4b\U00020bb7", "\U0001f642\u200d\U0001f469\u200d\U0001f469 \U0001f1e9\U0001f1ea",
    "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f \u0640\u0640\u0640", "</s> <s> <unk> <pad> <mask> <0x41> [CLS] [SEP] [MASK]", "the##x q  q the",
    "\u00dcBER \u03a3\u0391\u03a3 \u0130I \u00df \u01c5", "don't stop-it: (a+b)=c; $5 \u20ac6 \u2014 \u00abja\u00bb \u166d\u2e43", "a" * 100, "a" * 101, "ab" * 300,
    "\ufffd\ue000\u0378\u0600\u00ad", "7777 12.5 3/4", "\u1fef\u0340\u212b", "x\u0c04y\u0d00z\u0300", "\U0010ffff\U0001e06b",
]


def main():
    texts = SENTENCES[::5] + STRANGE + scrambled(40)
    symbols = train()
    (HERE / "symbols.model").write_bytes(symbols)
    mt5 = pieces((HUB / "mt5-tiny/spiece.model").read_bytes())
    xlm_r = pieces((HUB / "xlm-r-tiny/sentencepiece.bpe.model").read_bytes())
    fairseq = lambda ids: [0, *({0: 3}.get(piece, piece + 1) for piece in ids), 2]
    golden = {
        "texts": texts,
        "mt5-tiny": [ids + [1] for ids in mt5.encode(texts)],
        "symbols": [ids + [1] for ids in pieces(symbols).encode(texts)],
        "xlm-r-tiny": [fairseq(ids) for ids in xlm_r.encode(texts)],
        "labse-tiny": bert(texts, do_lower_case=False),
        "labse-tiny, lower case": bert(texts, do_lower_case=True),
        "mt5-tiny, decoded": mt5.decode(mt5.encode(texts)),
        "characters": hashlib.sha256(bytes(map(kind, filter(assigned, range(0x110000))))).hexdigest(),
    }
    transformers = XLMRobertaTokenizer.from_pretrained(HUB / "xlm-r-tiny")(SENTENCES[::5])["input_ids"]
    assert transformers == golden["xlm-r-tiny"][: len(transformers)]
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in golden.items())
    (HERE / "published.json").write_text("{\n" + lines + "\n}\n")


def scrambled(count):
    characters = "".join(SENTENCES) + "".join(STRANGE)
    chance = random.Random(7)
    return ["".join(chance.choices(characters, k=chance.randrange(1, 40))) for _ in range(count)]


def train():
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_writer=model,
        vocab_size=500,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        normalization_rule_name="identity",
        remove_extra_whitespaces=False,
        user_defined_symbols=["the", "##x", " q ", "in", "<extra_id_0>"],
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()


def pieces(model):
    return sentencepiece.SentencePieceProcessor(model_proto=model)


def bert(texts, **options):
    return BertTokenizer(str(HUB / "labse-tiny/vocab.txt"), split_special_tokens=True, **options)(texts)["input_ids"]


def assigned(character):
    return not 0xD800 <= character < 0xE000


NORMALIZER = normalizers.BertNormalizer(handle_chinese_chars=False, strip_accents=False, lowercase=False)
IDEOGRAPHS = normalizers.BertNormalizer(clean_text=False, handle_chinese_chars=True, strip_accents=False, lowercase=False)


def kind(character):
    """What BERT takes a character for: 0 text, 1 left out, 2 space, 3 punctuation, 4 ideograph."""
    text = f"a{chr(character)}b"
    if IDEOGRAPHS.normalize_str(text) != text:
        return 4
    words = [word for word, _ in pre_tokenizers.BertPreTokenizer().pre_tokenize_str(NORMALIZER.normalize_str(text))]
    return 0 if words == [text] else 1 if words == ["ab"] else 2 if words == ["a", "b"] else 3


main()
