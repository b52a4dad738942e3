/** What was planned (prospective provenance): the workflow, its steps and slots, and the tools that it orchestrates. */
import type { Crate } from "./Crate.ts"
import { type Entity, ref, refs } from "./Entity.ts"
import * as Ids from "./Ids.ts"
import * as Licence from "./Licence.ts"
import * as Piece from "./Piece.ts"
import * as Sources from "./Sources.ts"
import * as Tool from "./Tool.ts"
import * as Values from "./Values.ts"
import type { Wiring } from "./Wiring.ts"

export const entities = (crate: Crate, { results }: Wiring): ReadonlyArray<Entity> => {
  const { config, steps, workflow } = crate.account
  const sourced = steps.filter((step) => Sources.of(step).length > 0)
  const main: Entity = {
    ...Piece.entity(crate.workflow),
    "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"],
    name: workflow.name,
    license: ref(Licence.idOf(crate.licence)),
    programmingLanguage: ref(language["@id"]),
    hasPart: refs(steps.map(Tool.idOf)),
    step: refs(steps.map(({ name }) => Ids.step(name))),
    input: refs([...Values.leaves(config).map(Values.configParameterId), ...sourced.map(Sources.parameterId)]),
    output: refs(results.map(({ output, step }) => Ids.result(step, output)))
  }
  return [
    main,
    language,
    ...steps.map(({ name }, i): Entity => ({
      "@id": Ids.step(name),
      "@type": "HowToStep",
      name,
      position: i + 1,
      workExample: ref(Tool.idOf(steps[i]))
    })),
    ...results.map(({ folder, output, step }) => Tool.file(Ids.result(step, output), `${step}:${output}`, folder)),
    ...Values.configEntities(config),
    ...Sources.entities(sourced),
    ...Tool.entities(steps)
  ]
}

const language = {
  "@id": "https://www.typescriptlang.org/",
  "@type": "ComputerLanguage",
  name: "TypeScript",
  identifier: "https://www.typescriptlang.org/",
  url: "https://www.typescriptlang.org/"
}
