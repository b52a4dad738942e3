/**
 * Tells a bundler which top-level values of a module nobody would miss. A bundler keeps every call at the top level of
 * a module, since it might do something; but `Stage.make`, `Workflow.make` and the schemas of Effect only make a value.
 * An initialiser that is inert is put into a function whose call is marked as pure, so that it counts only where its
 * value is used. All else is left as it is, and so counts always. The text is for hashing and never run.
 */
import * as acorn from "acorn"
import { isInert, isMade } from "./Inert.ts"

/** Whether what a module exports under a name ("*" for all of it) only makes values. */
export type IsConstructor = (specifier: string, name: string) => boolean

export interface Module {
  readonly code: string
  readonly program: acorn.Program
}

/** A JavaScript module; undefined where it cannot be parsed. */
export const parse = (code: string): Module | undefined => {
  try {
    return { code, program: acorn.parse(code, { ecmaVersion: "latest", sourceType: "module" }) }
  } catch {
    return undefined
  }
}

/** The specifiers of its import statements. */
export const specifiers = ({ program }: Module): ReadonlyArray<string> =>
  imports(program).map(({ source }) => String(source.value))

/** Its code with its inert values marked. */
export const mark = ({ code, program }: Module, isConstructor: IsConstructor): string => {
  const made = new Set(constructors(program, isConstructor))
  const scope = { made, own: new Set(program.body.flatMap(names)) }
  const inert = program.body.flatMap((statement) => {
    const values = valuesOf(statement).filter((value) => !plain.has(value.type) && isInert(value, scope))
    for (const { id, init } of constants(statement)) if (isMade(init, scope)) made.add(id.name)
    return values
  })
  return inert.reduceRight((text, { end, start }) => {
    return `${text.slice(0, start)}/* @__PURE__ */(()=>(${text.slice(start, end)}))()${text.slice(end)}`
  }, code)
}

/** The bundler knows by itself that these do nothing. */
const plain = new Set(["Literal", "Identifier", "FunctionExpression", "ArrowFunctionExpression"])

const imports = (program: acorn.Program): ReadonlyArray<acorn.ImportDeclaration> =>
  program.body.filter((statement) => statement.type === "ImportDeclaration")

/** Local names of what is imported and only makes values. */
const constructors = (program: acorn.Program, isConstructor: IsConstructor): ReadonlyArray<string> =>
  imports(program).flatMap(({ source, specifiers }) =>
    specifiers.filter((each) => isConstructor(String(source.value), importedName(each))).map(({ local }) => local.name)
  )

const importedName = (specifier: acorn.ImportDeclaration["specifiers"][number]): string => {
  if (specifier.type !== "ImportSpecifier") return specifier.type === "ImportDefaultSpecifier" ? "default" : "*"
  return specifier.imported.type === "Identifier" ? specifier.imported.name : String(specifier.imported.value)
}

type Statement = acorn.Program["body"][number]
type Constant = acorn.VariableDeclarator & { readonly id: acorn.Identifier; readonly init: acorn.Expression }

/** What a statement makes at once, value by value. */
const valuesOf = (statement: Statement): ReadonlyArray<acorn.Expression> => {
  const declared = declaredBy(statement)
  switch (declared.type) {
    case "VariableDeclaration":
      return constants(statement).map(({ init }) => init)
    case "ClassDeclaration":
      return [declared.superClass ?? [], ...declared.body.body.map(staticValue)].flat()
    case "FunctionDeclaration":
      return []
    default:
      return statement.type === "ExportDefaultDeclaration" ? [declared as acorn.Expression] : []
  }
}

/** What is behind the word `export`. */
const declaredBy = (statement: Statement) =>
  (statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration"
    ? statement.declaration
    : undefined) ?? statement

const constants = (statement: Statement): ReadonlyArray<Constant> => {
  const declared = declaredBy(statement)
  if (declared.type !== "VariableDeclaration" || declared.kind !== "const") return []
  return declared.declarations.filter((each): each is Constant => each.id.type === "Identifier" && each.init != null)
}

const staticValue = (part: acorn.ClassBody["body"][number]): acorn.Expression | [] =>
  part.type === "PropertyDefinition" && part.static ? part.value ?? [] : []

/** The names that a statement declares or imports. */
const names = (statement: Statement): ReadonlyArray<string> => {
  if (statement.type === "ImportDeclaration") return statement.specifiers.map(({ local }) => local.name)
  const declared = declaredBy(statement)
  if (declared.type === "VariableDeclaration") return declared.declarations.flatMap(({ id }) => namesIn(id))
  const isNamed = declared.type === "FunctionDeclaration" || declared.type === "ClassDeclaration"
  return isNamed && declared.id !== null ? [declared.id.name] : []
}

const namesIn = (pattern: acorn.Pattern): ReadonlyArray<string> => {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name]
    case "ObjectPattern":
      return pattern.properties.flatMap((each) => namesIn(each.type === "Property" ? each.value : each.argument))
    case "ArrayPattern":
      return pattern.elements.flatMap((each) => each === null ? [] : namesIn(each))
    case "RestElement":
      return namesIn(pattern.argument)
    case "AssignmentPattern":
      return namesIn(pattern.left)
    default:
      return []
  }
}
