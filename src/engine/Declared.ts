/** What a Schema declares at a place of the JSON that it reads: there may be more than one alternative. */
import type * as Schema from "effect/Schema"
import * as AST from "effect/SchemaAST"

export type Declared = ReadonlyArray<AST.AST>

export const of = (schema: Schema.Top): Declared => alternatives(AST.toEncoded(schema.ast))

/** What is declared under a key, or an index. */
export const under = (declared: Declared, key: string): Declared =>
  declared.flatMap((ast) => {
    if (AST.isObjects(ast)) {
      const field = ast.propertySignatures.find(({ name }) => name === key)
      return field === undefined ? ast.indexSignatures.map(({ type }) => type) : [field.type]
    }
    if (AST.isArrays(ast)) return [...ast.elements, ...ast.rest].slice(0, Number(key) + 1).slice(-1)
    return []
  }).flatMap(alternatives)

/** The keys that are declared by name, those that may be left out among them. */
export const keys = (declared: Declared): ReadonlyArray<string> =>
  declared.filter(AST.isObjects).flatMap(({ propertySignatures }) => propertySignatures.map(({ name }) => String(name)))

/** Whether nothing but a text can be there. */
export const isText = (declared: Declared): boolean => declared.length > 0 && declared.every(AST.isString)

/** Whether a list or a record can be there. */
export const isListOrRecord = (declared: Declared): boolean =>
  declared.some((ast) => AST.isObjects(ast) || AST.isArrays(ast))

const alternatives = (ast: AST.AST): Declared => AST.isUnion(ast) ? ast.types.flatMap(alternatives) : [ast]
