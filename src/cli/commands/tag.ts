/** `repro tag`: names for executions whose results gc keeps. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Tags from "../../engine/upkeep/Tags.ts"
import { didYouMean, format } from "../../errors/Message.ts"
import * as Choosing from "../Choosing.ts"
import { UsageError } from "../ExitCode.ts"
import * as Opening from "../Opening.ts"
import * as Table from "../words/Table.ts"

export const tag = Command.make(
  "tag",
  {
    name: Argument.String("name").pipe(
      Argument.withDescription("What to call the execution. Without it, the tags there are are listed"),
      Argument.optional
    ),
    execution: Argument.String("execution").pipe(
      Argument.withDescription(
        "An execution as repro log lists it, the beginning of its name, or another tag. Default: last"
      ),
      Argument.withDefault("last")
    ),
    store: Opening.parameters.store,
    remove: Flag.Boolean("remove").pipe(
      Flag.withDescription("Take the tag away; the execution stays, but gc keeps it no longer for the tag's sake"),
      Flag.withDefault(false)
    ),
    json: Flag.Boolean("json").pipe(Flag.withDescription("Print the tags as JSON"), Flag.withDefault(false))
  },
  Effect.fnUntraced(function*({ execution, json, name, remove, store }) {
    const act = Option.match(name, {
      onNone: () => remove ? Effect.fail(new UsageError({ message: noName })) : list(json),
      onSome: (name) => remove ? removeTag(name) : setTag(name, execution)
    })
    yield* Effect.provide(act, Opening.layer(store))
  })
).pipe(Command.withDescription("Name an execution, so that gc keeps its results; list the names"))

const noName = format({ title: "It is not said which tag to take away", hint: "Name one that repro tag lists" })

const list = Effect.fnUntraced(function*(json: boolean) {
  const tags = yield* Tags.all
  if (json) return void process.stdout.write(JSON.stringify(Object.fromEntries(tags), null, 2) + "\n")
  if (tags.size === 0) return void process.stdout.write("There are no tags\n")
  process.stdout.write(Table.format([{ title: "tag" }, { title: "execution" }], [...tags]))
})

const setTag = Effect.fnUntraced(function*(name: string, typed: string) {
  if (!Tags.isName(name)) {
    return yield* new UsageError({
      message: format({
        title: "The name of a tag must be usable as a path",
        facts: { name },
        hint: "Use letters, digits, and . _ + @ = -, and not dots alone"
      })
    })
  }
  const { id } = yield* Choosing.execution(typed)
  const earlier = (yield* Tags.all).get(name)
  yield* Tags.set(name, id)
  const moved = earlier === undefined || earlier === id ? "" : ` (it was ${earlier})`
  process.stdout.write(`${name} is ${id}${moved}\n`)
})

const removeTag = Effect.fnUntraced(function*(name: string) {
  if (Tags.isName(name) && (yield* Tags.remove(name))) return void process.stdout.write(`Removed the tag ${name}\n`)
  const names = [...(yield* Tags.all).keys()]
  return yield* new UsageError({
    message: format({
      title: `There is no tag ${name}`,
      facts: { tags: names.join(", ") || "none" },
      hint: didYouMean(name, names) ?? "Name one of those that repro tag lists"
    })
  })
})
