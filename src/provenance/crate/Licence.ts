/** Licences as entities: by their SPDX identifier, or by what they are called. */
import { type Entity, local } from "./Entity.ts"

export const idOf = (licence: string): string =>
  isSpdx(licence) ? `https://spdx.org/licenses/${licence}` : local("licence", licence)

export const entity = (licence: string): Entity => ({
  "@id": idOf(licence),
  "@type": "CreativeWork",
  name: licence,
  ...(isSpdx(licence) ? { identifier: licence, url: idOf(licence) } : {})
})

/** As far as can be told without their list: "CC-BY-4.0", not "see the publisher's terms". */
const isSpdx = (licence: string): boolean => /^[A-Za-z][\w.+-]*$/.test(licence) && !licence.startsWith("LicenseRef-")
