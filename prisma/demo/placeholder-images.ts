import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

const kinds = [
  'passport',
  'id_card',
  'driving_licence',
  'proof_of_address',
  'bank_statement',
  'selfie',
] as const
const variants = 8
const width = 320
const height = 200

export type PlaceholderImage = { kind: string; variant: number; file: string; bytes: Buffer; sha256: string }

/** Pictures that stand for the documents of a demo bank: drawn, the same on every machine, of nobody. */
export function placeholderImages(): PlaceholderImage[] {
  return kinds.flatMap((kind, kindIndex) =>
    Array.from({ length: variants }, (_, variant) => {
      const bytes = png(draw(kindIndex, variant), palette(kindIndex, variant))
      return {
        kind,
        variant,
        file: `demo/${kind}-${variant + 1}.png`,
        bytes,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }
    }),
  )
}

/** Colours 0 paper, 1 band, 2 lines, 3 figure. */
function palette(kind: number, variant: number): number[] {
  const tint = (kind * 37 + variant * 23) % 64
  return [
    236,
    232 - (tint >> 2),
    222,
    60 + tint,
    110,
    130 + (tint >> 1),
    150,
    150,
    150,
    90 + (tint >> 1),
    70,
    60,
  ]
}

function draw(kind: number, variant: number): Uint8Array {
  const pixels = new Uint8Array(width * height)
  const rectangle = (left: number, top: number, right: number, bottom: number, colour: number) => {
    for (let y = top; y < bottom; y++) pixels.fill(colour, y * width + left, y * width + right)
  }
  const disc = (x0: number, y0: number, radius: number, colour: number) => {
    for (let y = Math.max(0, y0 - radius); y < Math.min(height, y0 + radius); y++)
      for (let x = Math.max(0, x0 - radius); x < Math.min(width, x0 + radius); x++)
        if ((x - x0) ** 2 + (y - y0) ** 2 < radius ** 2) pixels[y * width + x] = colour
  }
  rectangle(0, 0, width, 34, 1)
  if (kind === 5) {
    disc(160, 105, 44 + variant, 3)
    disc(160, 210, 70 + variant, 3)
  } else {
    const lines = kind < 3 ? 5 : 9
    const left = kind < 3 ? 130 : 24
    if (kind < 3) {
      disc(66, 88, 24 + (variant % 4), 3)
      disc(66, 160, 40, 3)
    }
    for (let line = 0; line < lines; line++) {
      const top = 56 + line * (kind < 3 ? 26 : 15)
      rectangle(left, top, 300 - ((line * 31 + variant * 17) % 90), top + 7, 2)
    }
  }
  for (const [index, letter] of [...'DEMO'].entries()) write(letter, 110 + index * 26, 7, rectangle)
  return pixels
}

const glyphs: Record<string, string[]> = {
  D: ['110', '101', '101', '101', '110'],
  E: ['111', '100', '110', '100', '111'],
  M: ['101', '111', '111', '101', '101'],
  O: ['111', '101', '101', '101', '111'],
}

function write(
  letter: string,
  left: number,
  top: number,
  rectangle: (left: number, top: number, right: number, bottom: number, colour: number) => void,
): void {
  for (const [row, cells] of (glyphs[letter] ?? []).entries())
    for (const [column, cell] of [...cells].entries())
      if (cell === '1')
        rectangle(left + column * 6, top + row * 4, left + column * 6 + 6, top + row * 4 + 4, 0)
}

/** PNG of palette colours (ISO/IEC 15948), not compressed so that its bytes do not depend on the zlib at hand. */
function png(pixels: Uint8Array, colours: number[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([2, 3, 0, 0, 0], 8)
  const stride = width / 4 + 1
  const rows = Buffer.alloc(stride * height)
  pixels.forEach((colour, index) => {
    const x = index % width
    const at = Math.floor(index / width) * stride + 1 + (x >> 2)
    rows[at] = (rows[at] ?? 0) | (colour << (6 - (x & 3) * 2))
  })
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const framed = Buffer.alloc(body.length + 8)
    framed.writeUInt32BE(data.length, 0)
    body.copy(framed, 4)
    framed.writeUInt32BE(crc32(body), body.length + 4)
    return framed
  }
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours)),
    chunk('IDAT', deflateSync(rows, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
