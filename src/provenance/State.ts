/** Whether something was shown to be as it should be; "unknown" where nobody looked. */
export type State = "ok" | "off" | "unknown"
