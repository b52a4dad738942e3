/** Values of measures, unit by unit, of two sides: what the units that both have differ by. */

/** Columns of one length. A unit is what is tested over, such as a query; it may have several rows of one measure. */
export interface Values {
  readonly relation: ReadonlyArray<string>
  readonly setting: ReadonlyArray<string>
  readonly measure: ReadonlyArray<string>
  readonly unit: ReadonlyArray<string>
  readonly value: ArrayLike<number>
}

/** One measure in one setting. A unit's value is the mean of its rows: of a query, over the corpora that it searches. */
export interface Paired {
  readonly relation: string
  readonly setting: string
  readonly measure: string
  /** Means over the units that both sides have. */
  readonly a: number
  readonly b: number
  /** One for each of these units: b less a. */
  readonly differences: ReadonlyArray<number>
  /** Units that only one side has. */
  readonly onlyA: number
  readonly onlyB: number
}

/** Those without a unit in common are left out; in the order of `a`'s rows. */
export const between = (a: Values, b: Values): ReadonlyArray<Paired> => {
  const [before, after] = [groupsOf(a), groupsOf(b)]
  return [...before].flatMap(([name, { units, ...where }]) => {
    const others = after.get(name)?.units ?? new Map<string, Mean>()
    const both = [...units].flatMap(([unit, mean]) => {
      const other = others.get(unit)
      return other === undefined ? [] : [{ a: mean.sum / mean.rows, b: other.sum / other.rows }]
    })
    if (both.length === 0) return []
    return [{
      ...where,
      a: mean(both.map(({ a }) => a)),
      b: mean(both.map(({ b }) => b)),
      differences: both.map(({ a, b }) => b - a),
      onlyA: units.size - both.length,
      onlyB: others.size - both.length
    }]
  })
}

interface Mean {
  sum: number
  rows: number
}

interface Group extends Pick<Paired, "relation" | "setting" | "measure"> {
  readonly units: Map<string, Mean>
}

const groupsOf = (values: Values): ReadonlyMap<string, Group> => {
  const groups = new Map<string, Group>()
  for (const [row, measure] of values.measure.entries()) {
    const [relation, setting, unit] = [values.relation[row], values.setting[row], values.unit[row]]
    const name = JSON.stringify([relation, setting, measure])
    const group = groups.get(name) ?? { relation, setting, measure, units: new Map<string, Mean>() }
    groups.set(name, group)
    const mean = group.units.get(unit) ?? { sum: 0, rows: 0 }
    group.units.set(unit, mean)
    mean.sum += values.value[row]
    mean.rows++
  }
  return groups
}

const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, value) => sum + value, 0) / values.length
