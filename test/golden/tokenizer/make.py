"""Writes sentencepiece.json: Google's SentencePiece trained on sentences.txt, and how it encodes texts.

python make.py    (versions in README.md)
"""
import io
import json
from pathlib import Path

import sentencepiece

HERE = Path(__file__).parent
SENTENCES = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
TEXTS = SENTENCES + [
    "",
    "   ",
    "  two  spaces\tand\u00a0more \u3000 ",
    "unseen: \u4e2d\u6587 \u03a9mega \u0434\u0430 \U0001f642\u200d\U0001f469",
    "\uff21\uff22\uff23 \ufb01ne \u00bd \u2126 e\u0301",
    "\u0915\u093c \u0e19\u0e49\u0e33 \u0928\u093f",
    "7777 12.5 3/4",
    "typed out: <0x41>",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
]

model = io.BytesIO()
sentencepiece.SentencePieceTrainer.train(
    sentence_iterator=iter(SENTENCES),
    model_writer=model,
    vocab_size=700,
    byte_fallback=True,
    pad_id=0,
    eos_id=1,
    unk_id=2,
    bos_id=-1,
    num_threads=1,
    minloglevel=2,
)
processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
golden = {
    "pieces": [[processor.id_to_piece(i), processor.get_score(i)] for i in range(processor.vocab_size())],
    "texts": TEXTS,
    "ids": processor.encode(TEXTS, add_eos=True),
    "decoded": processor.decode(processor.encode(TEXTS)),
}
lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=True)}" for key, value in golden.items())
(HERE / "sentencepiece.json").write_text("{\n" + lines + "\n}\n")
