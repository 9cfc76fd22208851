import type { Random } from '../random'

/** Writes a UUIDv7 (RFC 9562) of that millisecond into `target`; its random part is a hash of the number. Takes three salts. */
export function writeId(target: Buffer, ms: number, random: Random, n: number, salt: number): Buffer {
  const one = random.bits(n, salt)
  const two = random.bits(n, salt + 1)
  const three = random.bits(n, salt + 2)
  const high = Math.floor(ms / 65_536)
  target[0] = high >>> 24
  target[1] = high >>> 16
  target[2] = high >>> 8
  target[3] = high
  target[4] = ms >>> 8
  target[5] = ms
  target[6] = 0x70 | (one & 0x0f)
  target[7] = one >>> 8
  target[8] = 0x80 | ((one >>> 16) & 0x3f)
  target[9] = one >>> 24
  target[10] = two >>> 24
  target[11] = two >>> 16
  target[12] = two >>> 8
  target[13] = two
  target[14] = three >>> 8
  target[15] = three
  return target
}
