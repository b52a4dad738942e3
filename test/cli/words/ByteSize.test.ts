import test from "ava"
import * as Option from "effect/Option"
import * as ByteSize from "../../../src/cli/words/ByteSize.ts"

const sizes: Readonly<Record<string, number>> = {
  "0B": 0,
  "12 B": 12,
  "1kB": 1000,
  "1KB": 1000,
  "500MB": 500e6,
  "10GB": 10e9,
  "1.5 TB": 1.5e12,
  "1KiB": 1024,
  "2TiB": 2 * 1024 ** 4,
  "0.5KiB": 512,
  "1.0001kB": 1000
}

for (const [text, bytes] of Object.entries(sizes)) {
  test(`${text} is ${bytes} bytes`, (t) => t.deepEqual(ByteSize.parse(text), Option.some(bytes)))
}

for (
  const text of ["", "10", "GB", "10gb", "10 Gb", "-1GB", "1e3MB", "1,5GB", "10GB ", "10 GB later", "9999PB", ".5GB"]
) {
  test(`"${text}" is no size`, (t) => t.deepEqual(ByteSize.parse(text), Option.none()))
}

test("bytes are told in two or three figures", (t) => {
  const told: ReadonlyArray<readonly [number, string]> = [
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [9949, "9.9 kB"],
    [9950, "10 kB"],
    [999_499, "999 kB"],
    [999_500, "1.0 MB"],
    [1_234_567_890, "1.2 GB"],
    [5e15, "5.0 PB"],
    [5e18, "5000 PB"]
  ]
  for (const [bytes, text] of told) t.is(ByteSize.format(bytes), text)
})
