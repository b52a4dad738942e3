/** A page for people, report.html, with its plots and tables as files beside it. */
import * as Artifact from "../src/engine/Artifact.ts"

export const Page = Artifact.folder("page", 1)
