/**
 * Whether evaluating an expression does nothing but yield a value: writes nothing, runs nothing of which that is not
 * known. Property reads and conversions count as doing nothing. What is not known to be inert is not.
 */
import type * as acorn from "acorn"

export interface Scope {
  /** Names of constructors, of modules of them, and of what was made by them, such as a stage or a schema. */
  readonly made: ReadonlySet<string>
  /** Names that the module declares or imports, and which therefore are not the language's own. */
  readonly own: ReadonlySet<string>
}

type Node = acorn.Expression | acorn.SpreadElement | acorn.Property | acorn.Super | acorn.PrivateIdentifier | null

export const isInert = (node: Node, scope: Scope): boolean => {
  const all = (nodes: ReadonlyArray<Node>) => nodes.every((each) => isInert(each, scope))
  switch (node?.type) {
    case "ArrayExpression":
      return all(node.elements)
    case "ObjectExpression":
      return all(node.properties)
    case "Property":
      return all(node.computed ? [node.key, node.value] : [node.value])
    case "SpreadElement":
    case "UnaryExpression":
      return isInert(node.argument, scope) && !("operator" in node && node.operator === "delete")
    case "BinaryExpression":
    case "LogicalExpression":
      return all([node.left, node.right])
    case "ConditionalExpression":
      return all([node.test, node.consequent, node.alternate])
    case "TemplateLiteral":
      return all(node.expressions)
    case "MemberExpression":
      return all(node.computed ? [node.object, node.property] : [node.object])
    case "ChainExpression":
      return isInert(node.expression, scope)
    case "CallExpression":
      return (isConstruction(node, scope) || isBuiltIn(node.callee, scope)) && all(node.arguments)
    case "NewExpression":
      return node.callee.type === "Identifier" && containers.has(node.callee.name) &&
        !scope.own.has(node.callee.name) && all(node.arguments)
    default:
      return node === null || idle.has(node?.type as string)
  }
}

/** Whether this is a constructor, or a value from one: a name of such, or properties and calls of it. */
export const isMade = (node: Node, scope: Scope): boolean => {
  switch (node?.type) {
    case "Identifier":
      return scope.made.has(node.name)
    case "MemberExpression":
      return isMade(node.object, scope) && !(node.property.type === "Identifier" && running.test(node.property.name))
    case "CallExpression":
      return isMade(node.callee, scope)
    default:
      return false
  }
}

/** What is called by `map…` and `pipe` is called at once, so it must be made as well; all else is called later. */
const isConstruction = ({ arguments: given, callee }: acorn.CallExpression, scope: Scope): boolean => {
  if (!isMade(callee, scope)) return false
  if (callee.type === "CallExpression") return isInert(callee, scope)
  if (callee.type !== "MemberExpression") return true
  const calls = callee.property.type !== "Identifier" || callee.computed || /^(?:map|pipe)/.test(callee.property.name)
  return isInert(callee.object, scope) &&
    (!calls || given.every((value) => value.type === "Literal" || isMade(value, scope)))
}

const isBuiltIn = (callee: acorn.Expression | acorn.Super, { own }: Scope): boolean => {
  const [name, member] = callee.type === "MemberExpression" && callee.property.type === "Identifier" && !callee.computed
    ? [callee.object, callee.property.name]
    : [callee, ""]
  if (name.type !== "Identifier" || own.has(name.name)) return false
  return builtIns[name.name]?.includes(member) ?? false
}

/** Of Effect's modules and of values: what runs instead of saying what is to be run. */
const running = /^run|Sync$|Unsafe$/

const idle = new Set([
  "Literal",
  "Identifier",
  "ThisExpression",
  "MetaProperty",
  "Super",
  "PrivateIdentifier",
  "FunctionExpression",
  "ArrowFunctionExpression"
])

/** Classes of the language whose instances know of nothing but what they are given. */
const containers = new Set(
  "Map Set WeakMap WeakSet RegExp Date URL TextEncoder TextDecoder ArrayBuffer DataView Int8Array Uint8Array \
Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float32Array Float64Array"
    .split(" ")
)

/** Functions of the language, by the name they are properties of; "" is the name itself. */
const builtIns: Readonly<Record<string, ReadonlyArray<string>>> = {
  Object: ["keys", "values", "entries", "fromEntries"],
  Array: ["of"],
  Math: Object.getOwnPropertyNames(Math),
  Number: ["", "parseFloat", "parseInt", "isInteger"],
  String: [""],
  Boolean: [""],
  BigInt: [""],
  Symbol: ["", "for"]
}
