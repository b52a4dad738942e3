/**
 * The environment variables that steps see. A variable that is no param must not decide a result, so what a stage has
 * not been given it cannot read: only what makes a machine work is passed on, and time zone and language are the same
 * everywhere.
 */

/** Where programs, libraries, certificates, devices and temporary files are; how to reach the network and publishers. */
const passed = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TMP|TEMP|XDG_CACHE_HOME)$/,
  /^(LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|CUDA_.*|NVIDIA_.*|TF_.*|VK_.*)$/,
  /^(https?|all|no)_proxy$/i,
  /^(SSL_CERT_FILE|SSL_CERT_DIR)$/,
  /^HF_(ENDPOINT|TOKEN|HUB_OFFLINE)$/,
  /^(NODE_.*|REPRO_.*)$/
]

const fixed = { TZ: "UTC", LANG: "C.UTF-8", LC_ALL: "C.UTF-8" }

export const visible = (variables: NodeJS.ProcessEnv): Readonly<Record<string, string>> => ({
  ...pick(variables, (name) => passed.some((pattern) => pattern.test(name))),
  ...fixed
})

/** Those of `variables` that `isWanted`. */
export const pick = (
  variables: NodeJS.ProcessEnv,
  isWanted: (name: string) => boolean
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => value !== undefined && isWanted(name) ? [[name, value]] : [])
  )
