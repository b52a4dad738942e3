/** Every tool that is measured, in the order of the tables. */
import { doit } from "./doit.ts"
import { make } from "./make.ts"
import { moon } from "./moon.ts"
import { ninja } from "./ninja.ts"
import { nx } from "./nx.ts"
import type { Peer } from "./Peer.ts"
import { repro } from "./repro.ts"
import { snakemake } from "./snakemake.ts"
import { turbo } from "./turbo.ts"
import { wireit } from "./wireit.ts"

export const peers: ReadonlyArray<Peer> = [
  ...make,
  ...ninja,
  doit,
  ...snakemake,
  ...wireit,
  ...turbo,
  ...nx,
  moon,
  ...repro
]

/** The tools whose name begins with one of these words; all of them for none. */
export const chosen = (only: ReadonlyArray<string>): ReadonlyArray<Peer> =>
  only.length === 0 ? peers : peers.filter(({ name }) => only.some((word) => name.startsWith(word)))
