"""Writes tiny random checkpoints with the real libraries, and the embeddings that these compute from them.

    python make.py        # from this folder, after ../hub/make_tokenizers.py; versions in README.md

In ../hub the weights and configs beside the tokenizers: repositories as they are published. Here one encoder in every
format that weights are published in, and expected.json and expected.safetensors with what is to come out.
"""

import json
import shutil
from pathlib import Path

import sentencepiece
import torch
from huggingface_hub import save_torch_state_dict
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer
from transformers import (
    AutoTokenizer,
    BertConfig,
    BertModel,
    MT5Config,
    MT5EncoderModel,
    MT5ForConditionalGeneration,
    XLMRobertaConfig,
    XLMRobertaForMaskedLM,
    XLMRobertaModel,
)

HERE = Path(__file__).parent.absolute()
HUB = HERE.parent / "hub"
TEXTS = [
    "How many songs do I have?",
    "Wie wird das Wetter morgen in Berlin?",
    "¿Dónde está la estación?",
    "Réveille-moi à sept heures, s'il te plaît.",
    "मुझे कल सुबह जगाओ",
    "พรุ่งนี้ฝนจะตกไหม",
    "a",
]


def main():
    torch.manual_seed(20200718)
    expected = {"mt5-tiny": mt5(), "xlm-r-tiny": xlm_r(), "labse-tiny": labse()}
    expected |= formats(expected["mt5-tiny"][0])
    tensors = {name: embeddings.float().contiguous() for name, (_, embeddings) in expected.items()}
    save_file(tensors, HERE / "expected.safetensors")
    ids = {name: ids for name, (ids, _) in expected.items() if ids is not None}
    write_json(HERE / "expected.json", {"texts": TEXTS, "ids": ids})


def mt5():
    """As google/mt5-small: the whole model, decoder and all, in a zip file of torch."""
    folder = HUB / "mt5-tiny"
    config = MT5Config(
        vocab_size=608,  # a few more than the tokenizer's, as published
        d_model=8, d_ff=16, d_kv=6, num_layers=2, num_decoder_layers=1, num_heads=2,
        tie_word_embeddings=False, architectures=["MT5ForConditionalGeneration"],
    )
    model = roughened(MT5ForConditionalGeneration(config))
    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    write_config(config, folder)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model"))
    ids = [pieces.encode(text) + [1] for text in TEXTS]
    return ids, mean_pooled(MT5EncoderModel.from_pretrained(folder), ids)


def xlm_r():
    """As FacebookAI/xlm-roberta-base: with the head of its pre-training, and a buffer of positions, in safetensors."""
    folder = HUB / "xlm-r-tiny"
    config = XLMRobertaConfig(
        vocab_size=402, hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=2,
        max_position_embeddings=66, type_vocab_size=1, layer_norm_eps=1e-5,
        bos_token_id=0, pad_token_id=1, eos_token_id=2, architectures=["XLMRobertaForMaskedLM"],
    )
    model = roughened(XLMRobertaForMaskedLM(config))
    state = {name: tensor.clone() for name, tensor in model.state_dict().items() if name != "lm_head.decoder.weight"}
    state["roberta.embeddings.position_ids"] = torch.arange(66)[None]
    save_file(state, folder / "model.safetensors", metadata={"format": "pt"})
    write_config(config, folder)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.bpe.model"))
    # fairseq's ids: all of the model's own one higher, but for the unknown piece.
    ids = [[0, *(id + 1 if id else 3 for id in pieces.encode(text)), 2] for text in TEXTS]
    return ids, mean_pooled(XLMRobertaModel.from_pretrained(folder, add_pooling_layer=False), ids)


def labse():
    """As sentence-transformers/LaBSE."""
    folder = HUB / "labse-tiny"
    config = BertConfig(
        vocab_size=700, hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=4,
        max_position_embeddings=64, type_vocab_size=2, architectures=["BertModel"],
    )
    model = roughened(BertModel(config))
    save_file(dict(model.state_dict()), folder / "model.safetensors", metadata={"format": "pt"})
    write_config(config, folder)
    for directory in ["1_Pooling", "2_Dense"]:
        (folder / directory).mkdir(exist_ok=True)
    names = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Dense", "Dense"), ("3_Normalize", "Normalize")]
    write_json(folder / "modules.json", [
        {"idx": idx, "name": str(idx), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for idx, (path, kind) in enumerate(names)
    ])
    write_json(folder / "sentence_bert_config.json", {"max_seq_length": 64, "do_lower_case": False})
    write_json(folder / "1_Pooling/config.json", {
        "word_embedding_dimension": 16,
        "pooling_mode_cls_token": True,
        "pooling_mode_mean_tokens": False,
        "pooling_mode_max_tokens": False,
        "pooling_mode_mean_sqrt_len_tokens": False,
    })
    write_json(folder / "2_Dense/config.json", {
        "in_features": 16, "out_features": 16, "bias": True,
        "activation_function": "torch.nn.modules.activation.Tanh",
    })
    dense = {"linear.weight": torch.randn(16, 16) / 4, "linear.bias": torch.randn(16) / 4}
    save_file(dense, folder / "2_Dense/model.safetensors", metadata={"format": "pt"})
    whole = SentenceTransformer(str(folder), device="cpu").double()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    return tokenizer(TEXTS)["input_ids"], whole.encode(TEXTS, convert_to_tensor=True)


def formats(ids):
    """One encoder, in a folder for each format."""
    config = MT5Config(
        vocab_size=600, d_model=8, d_ff=12, d_kv=4, num_layers=1, num_heads=2, architectures=["MT5EncoderModel"]
    )
    model = roughened(MT5EncoderModel(config))
    state = {"shared.weight": model.shared.weight.detach()}
    state |= {name: tensor for name, tensor in model.state_dict().items() if not name.endswith("embed_tokens.weight")}
    aliased = state | {"encoder.embed_tokens.weight": state["shared.weight"]}
    folders = {name: fresh(name, config) for name in FORMATS}
    torch.save(aliased, folders["zip"] / "pytorch_model.bin")
    torch.save(aliased, folders["legacy"] / "pytorch_model.bin", _use_new_zipfile_serialization=False)
    save_torch_state_dict(dict(state), folders["sharded-bin"], safe_serialization=False, max_shard_size=12_000)
    save_file(state, folders["safetensors"] / "model.safetensors", metadata={"format": "pt"})
    save_torch_state_dict(dict(state), folders["sharded-safetensors"], max_shard_size=12_000)
    low = {name: tensor.bfloat16() for name, tensor in state.items()}
    save_file(low, folders["bf16"] / "model.safetensors", metadata={"format": "pt"})
    rounded = MT5EncoderModel(config)
    rounded.load_state_dict({name: tensor.float() for name, tensor in low.items()}, strict=False)
    return {"formats": (None, mean_pooled(model, ids)), "bf16": (None, mean_pooled(rounded, ids))}


FORMATS = ["zip", "legacy", "sharded-bin", "safetensors", "sharded-safetensors", "bf16"]


def fresh(name, config):
    folder = HERE / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    write_config(config, folder)
    return folder


def roughened(model):
    """Biases and norms start as zeros and ones: as random numbers they show where one is left out."""
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.dim() == 1:
                parameter.add_(0.2 * torch.randn_like(parameter))
            elif "relative_attention_bias" in name:
                parameter.mul_(4)
            elif parameter.std() < 0.1:
                parameter.mul_(10)
    return model.eval()


@torch.no_grad()
def mean_pooled(model, ids):
    model = model.double().eval()
    hidden = [model(input_ids=torch.tensor([row])).last_hidden_state[0] for row in ids]
    model.float()
    return torch.nn.functional.normalize(torch.stack([states.mean(0) for states in hidden]), dim=1)


def write_config(config, folder):
    write_json(folder / "config.json", config.to_dict())


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
