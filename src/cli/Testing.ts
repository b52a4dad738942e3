/** How differences between systems are tested: what the command line says of it. */
import * as Flag from "effect/cli/Flag"
import * as Schema from "effect/Schema"

const Draws = Schema.Int.check(Schema.isBetween({ minimum: 100, maximum: 10_000_000 }))

export const parameters = {
  seed: Flag.Int("seed").pipe(
    Flag.withDescription("What the randomisation test and the bootstrap draw from. Default: 1"),
    Flag.withDefault(1)
  ),
  draws: Flag.Int("draws").pipe(
    Flag.withDescription("Draws of each test and of each interval. Default: 10000"),
    Flag.withSchema(Draws),
    Flag.withDefault(10_000)
  )
}

export interface Given {
  readonly seed: number
  readonly draws: number
}
