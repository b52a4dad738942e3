import test from "ava"
import * as Environment from "../../src/executors/Environment.ts"

test("steps see what makes the machine work, and nothing that could decide a result", (t) => {
  const variables = {
    PATH: "/bin",
    HOME: "/root",
    https_proxy: "http://proxy",
    HTTPS_PROXY: "http://proxy",
    CUDA_VISIBLE_DEVICES: "0",
    VK_DRIVER_FILES: "/usr/share/vulkan/icd.d/lvp_icd.json",
    REPRO_MIRROR: "/mirror",
    HF_ENDPOINT: "https://hub.example.org",
    HF_TOKEN: "hf_secret",
    HF_HUB_OFFLINE: "1",
    NODE_EXTRA_CA_CERTS: "/certs",
    HF_HOME: "/cache",
    BATCH_SIZE: "8",
    SECRET: "x",
    PATHS: "/other",
    UNSET: undefined
  }
  const { BATCH_SIZE: _, HF_HOME: _____, PATHS: __, SECRET: ___, UNSET: ____, ...seen } = variables
  t.deepEqual(Environment.visible(variables), { ...seen, TZ: "UTC", LANG: "C.UTF-8", LC_ALL: "C.UTF-8" })
})

test("time zone and language are the same on every machine", (t) => {
  t.like(Environment.visible({ TZ: "Asia/Bangkok", LANG: "th_TH.UTF-8", LC_ALL: "th_TH" }), {
    TZ: "UTC",
    LANG: "C.UTF-8",
    LC_ALL: "C.UTF-8"
  })
})
