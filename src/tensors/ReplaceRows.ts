/** Rows of a table by number, put in place of those there. */
import * as tf from "@tensorflow/tfjs-core"

/** A copy of `table` [rows, width] whose row `ids[i]` is row i of `rows` [ids.length, width]. No id occurs twice. */
export const replaceRows = (table: tf.Tensor2D, ids: Int32Array, rows: tf.Tensor2D): tf.Tensor2D =>
  tf.tidy(() => tf.tensorScatterUpdate(table, tf.tensor2d(ids, [ids.length, 1], "int32"), rows))
