// PostgreSQL's binary COPY format: https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS
const signature = Buffer.from([80, 71, 67, 79, 80, 89, 10, 255, 13, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0])
const chunkSize = 1 << 18
const longestRow = 4096
const epoch2000 = 946_684_800_000

const labels = new Map<string, Buffer>()

/** Rows in PostgreSQL's binary COPY format, handed on in chunks. Fields are written in the order of the columns. */
export class BinaryRows {
  rows = 0
  private buffer = Buffer.allocUnsafe(chunkSize)
  private at = signature.copy(this.buffer)

  /** `send` takes over the chunk. */
  constructor(
    private readonly columns: number,
    private readonly send: (chunk: Buffer) => void,
  ) {}

  row(): void {
    if (this.at > chunkSize - longestRow) this.flush()
    this.at = this.buffer.writeInt16BE(this.columns, this.at)
    this.rows++
  }

  end(): void {
    this.at = this.buffer.writeInt16BE(-1, this.at)
    this.flush()
  }

  private flush(): void {
    this.send(this.buffer.subarray(0, this.at))
    this.buffer = Buffer.allocUnsafe(chunkSize)
    this.at = 0
  }

  private uint32(value: number): void {
    const { buffer, at } = this
    buffer[at] = value >>> 24
    buffer[at + 1] = value >>> 16
    buffer[at + 2] = value >>> 8
    buffer[at + 3] = value
    this.at = at + 4
  }

  private uint16(value: number): void {
    this.buffer[this.at++] = value >>> 8
    this.buffer[this.at++] = value
  }

  nothing(): void {
    this.uint32(0xffffffff)
  }

  boolean(value: boolean): void {
    this.uint32(1)
    this.buffer[this.at++] = value ? 1 : 0
  }

  integer(value: number): void {
    this.uint32(4)
    this.uint32(value)
  }

  /** A non-negative bigint. */
  bigint(value: number): void {
    this.uint32(8)
    this.uint32(Math.floor(value / 4294967296))
    this.uint32(value % 4294967296)
  }

  /** Milliseconds since 1970, from 2000 on. */
  time(ms: number | undefined): void {
    if (ms === undefined) this.nothing()
    else this.bigint((ms - epoch2000) * 1000)
  }

  /** Thebe as numeric(18,2): groups of four decimal digits, the last of which holds the two after the point. */
  money(thebe: number | undefined): void {
    if (thebe === undefined) {
      this.nothing()
      return
    }
    const cents = (thebe % 100) * 100
    const pula = Math.floor(thebe / 100)
    const low = pula % 10_000
    const middle = Math.floor(pula / 10_000) % 10_000
    const high = Math.floor(pula / 100_000_000)
    const before = high ? 3 : middle ? 2 : low ? 1 : 0
    // Zero groups at the end are left out.
    const after = cents ? 1 : low ? 0 : middle ? -1 : -2
    const groups = Math.max(before + after, 0)
    this.uint32(8 + groups * 2)
    this.uint16(groups)
    this.uint16(groups ? before - 1 : 0)
    this.uint16(0)
    this.uint16(2)
    for (let place = before; place > before - groups; place--)
      this.uint16(place === 3 ? high : place === 2 ? middle : place === 1 ? low : cents)
  }

  /** 16 bytes of `source`. */
  uuid(source: Buffer, from = 0): void {
    this.uint32(16)
    const { buffer, at } = this
    for (let i = 0; i < 16; i++) buffer[at + i] = source[from + i] ?? 0
    this.at = at + 16
  }

  text(value: string | undefined): void {
    if (value === undefined) {
      this.nothing()
      return
    }
    const length = this.buffer.write(value, this.at + 4, 'utf8')
    this.uint32(length)
    this.at += length
  }

  /** A text of few: an enum's value, a fixed sentence. */
  label(value: string | undefined): void {
    if (value === undefined) {
      this.nothing()
      return
    }
    let bytes = labels.get(value)
    if (!bytes) {
      bytes = Buffer.from(value)
      labels.set(value, bytes)
    }
    this.uint32(bytes.length)
    const { buffer, at } = this
    for (let i = 0; i < bytes.length; i++) buffer[at + i] = bytes[i] ?? 0
    this.at = at + bytes.length
  }
}
