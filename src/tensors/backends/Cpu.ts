/** Plain JavaScript: slow, for tests. */
import { type Definition, reinstall, VERSION } from "./Definition.ts"

export const cpu: Definition = {
  environment: () => ({
    backend: "cpu",
    library: `@tensorflow/tfjs-backend-cpu@${VERSION}`,
    threads: 1,
    precision: "float32"
  }),
  load: async () => {
    await import("@tensorflow/tfjs-backend-cpu")
  },
  registered: "cpu",
  hint: reinstall
}
