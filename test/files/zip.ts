/** Zip archives for tests: right ones, and ones that lie. */
import { crc32, deflateRawSync } from "node:zlib"

export interface Packed {
  readonly name: string
  readonly content: Uint8Array | string
  readonly isDeflated?: boolean
  /** What the directory says, where that is not the truth. */
  readonly says?: Partial<Record<"bytes" | "packedBytes" | "crc32" | "method" | "flags" | "offset", number>>
  /** The name in the local header, where that is another one. */
  readonly localName?: string
}

export const zip = (
  files: ReadonlyArray<Packed>,
  options: { readonly entries?: number; readonly comment?: string; readonly isZip64?: boolean } = {}
): Uint8Array<ArrayBuffer> => {
  const locals: Array<Buffer> = []
  const entries: Array<Buffer> = []
  let offset = 0
  for (const file of files) {
    const [local, entry] = pack(file, offset, options.isZip64 ?? false)
    locals.push(local)
    entries.push(entry)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const count = options.entries ?? files.length
  const end = ending({ count, bytes: directory.length, offset }, options.isZip64 ?? false)
  const comment = Buffer.from(options.comment ?? "")
  return new Uint8Array(Buffer.concat([...locals, directory, end, numbers([2, comment.length]), comment]))
}

const pack = (file: Packed, offset: number, isZip64: boolean): readonly [Buffer, Buffer] => {
  const content = Buffer.from(file.content)
  const data = file.isDeflated === true ? deflateRawSync(content) : content
  const truth = { bytes: content.length, packedBytes: data.length, crc32: crc32(content), flags: 0, offset }
  const told = { ...truth, method: file.isDeflated === true ? 8 : 0, ...file.says }
  const [name, localName] = [Buffer.from(file.name), Buffer.from(file.localName ?? file.name)]
  const extra = isZip64 ? numbers([2, 1], [2, 24], [8, told.bytes], [8, told.packedBytes], [8, told.offset]) : NONE
  const [bytes, packedBytes, place] = isZip64 ? [MAX, MAX, MAX] : [told.bytes, told.packedBytes, told.offset]
  const described = [[2, told.flags], [2, told.method], [4, 0], [4, told.crc32], [4, packedBytes], [4, bytes]] as const
  return [
    Buffer.concat([
      numbers([4, 0x04034b50], [2, 20], ...described, [2, localName.length], [2, 0]),
      localName,
      data
    ]),
    Buffer.concat([
      numbers([4, 0x02014b50], [2, 20], [2, 20], ...described, [2, name.length], [2, extra.length]),
      numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, place]),
      name,
      extra
    ])
  ]
}

interface Directory {
  readonly count: number
  readonly bytes: number
  readonly offset: number
}

/** Up to the length of the comment. */
const ending = ({ bytes, count, offset }: Directory, isZip64: boolean): Buffer => {
  const end = (count: number, bytes: number, offset: number) =>
    numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, bytes], [4, offset])
  if (!isZip64) return end(count, bytes, offset)
  return Buffer.concat([
    numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, count], [8, count], [8, bytes], [
      8,
      offset
    ]),
    numbers([4, 0x07064b50], [4, 0], [8, offset + bytes], [4, 1]),
    end(0xffff, MAX, MAX)
  ])
}

const MAX = 0xffffffff
const NONE = Buffer.alloc(0)

/** Unsigned integers of so many bytes, one after the other. */
const numbers = (...fields: ReadonlyArray<readonly [width: number, value: number]>): Buffer =>
  Buffer.concat(fields.map(([width, value]) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(BigInt(value))
    return bytes.subarray(0, width)
  }))
