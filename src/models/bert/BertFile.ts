/** A BERT encoder in Hugging Face's files: its config.json, and the names of its tensors in checkpoints. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { names as head } from "../Head.ts"
import { BertConfig } from "./BertConfig.ts"

const { fields } = BertConfig

export const modelTypes = ["bert", "xlm-roberta"]

/** The keys of config.json that decide what an encoder computes; others are not looked at. */
const ConfigFile = Schema.Struct({
  model_type: fields.modelType,
  vocab_size: fields.vocabularySize,
  hidden_size: fields.dModel,
  intermediate_size: fields.dFf,
  num_attention_heads: fields.heads,
  num_hidden_layers: fields.layers,
  max_position_embeddings: fields.positions,
  type_vocab_size: fields.tokenTypes,
  hidden_act: fields.activation,
  layer_norm_eps: fields.layerNormEpsilon,
  hidden_dropout_prob: fields.dropout,
  pad_token_id: Schema.optionalKey(Schema.NullOr(Schema.Int)),
  position_embedding_type: Schema.optionalKey(Schema.Literal("absolute"))
})

export const read = (file: unknown): Effect.Effect<BertConfig, Schema.SchemaError> =>
  Schema.decodeUnknownEffect(ConfigFile)(file).pipe(
    Effect.flatMap((file) =>
      Schema.decodeUnknownEffect(BertConfig)({
        architecture: "bert",
        modelType: file.model_type,
        vocabularySize: file.vocab_size,
        dModel: file.hidden_size,
        dFf: file.intermediate_size,
        heads: file.num_attention_heads,
        layers: file.num_hidden_layers,
        positions: file.max_position_embeddings,
        // Of padding, which has a position of its own, to which those of tokens are added.
        firstPosition: file.model_type === "bert" ? 0 : (file.pad_token_id ?? 1) + 1,
        tokenTypes: file.type_vocab_size,
        activation: file.hidden_act,
        layerNormEpsilon: file.layer_norm_eps,
        dropout: file.hidden_dropout_prob
      })
    )
  )

const architectures = { bert: "BertModel", "xlm-roberta": "XLMRobertaModel" }

export const write = (config: BertConfig) => ({
  architectures: [architectures[config.modelType]],
  model_type: config.modelType,
  vocab_size: config.vocabularySize,
  hidden_size: config.dModel,
  intermediate_size: config.dFf,
  num_attention_heads: config.heads,
  num_hidden_layers: config.layers,
  max_position_embeddings: config.positions,
  type_vocab_size: config.tokenTypes,
  hidden_act: config.activation,
  layer_norm_eps: config.layerNormEpsilon,
  hidden_dropout_prob: config.dropout,
  attention_probs_dropout_prob: config.dropout,
  ...(config.modelType === "bert"
    ? { pad_token_id: 0 }
    : { bos_token_id: 0, pad_token_id: config.firstPosition - 1, eos_token_id: 2 }),
  torch_dtype: "float32"
})

/** Otherwise it makes a pooler up and warns of it, though nothing asks for one. */
export const modelArguments = { add_pooling_layer: false }

/**
 * Without the name of the model that they are a part of. Heads of other tasks are left out, and so are numbers that can be
 * counted. The pooler is what LaBSE puts behind its encoder: a dense layer and tanh of the first token's state.
 */
export const tensorName = (published: string): string | undefined => {
  const name = published
    .replace(/^(bert|roberta)\./, "")
    .replace(/LayerNorm\.gamma$/, "LayerNorm.weight")
    .replace(/LayerNorm\.beta$/, "LayerNorm.bias")
  if (/^(cls|lm_head|classifier|qa_outputs)\.|^embeddings\.(position|token_type)_ids$/.test(name)) return undefined
  return pooler.get(name) ?? name
}

const pooler = new Map<string, string>([
  ["pooler.dense.weight", head.weight],
  ["pooler.dense.bias", head.bias]
])
