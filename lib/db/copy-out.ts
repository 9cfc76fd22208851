import 'server-only'
import { Readable } from 'node:stream'
import type { Connection, Submittable } from 'pg'

/** Messages of the protocol. Source: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const COPY_DATA = 0x64
const WITHIN_A_COPY: readonly number[] = [0x48, COPY_DATA, 0x4e, 0x53, 0x41] // CopyOutResponse … Notice, Parameter, Notification
const HEAD = 5
/** What leaves in one piece: each costs its way through the process, and a read of the socket is 64 KB at most. */
const PIECE = 256 * 1024

/**
 * `COPY … TO STDOUT` as a stream of bytes that knows how many rows went by: the server sends one message for each.
 * Reads from the server no faster than it is read from.
 */
export class CopyOut extends Readable implements Submittable {
  rows = 0
  private connection: Connection | undefined
  private begun: Buffer = Buffer.alloc(0)
  private piece = Buffer.allocUnsafe(PIECE)
  private written = 0
  /** What is left of the message under way, and whether it is a row. */
  private left = 0
  private row = false
  private handler: ((chunk: Buffer) => void) | undefined

  constructor(private readonly text: string) {
    super({ highWaterMark: 2 * PIECE })
  }

  submit(connection: Connection): void {
    this.connection = connection
    const { stream } = connection
    const [handler] = stream.listeners('data') as ((chunk: Buffer) => void)[]
    if (!handler) throw new Error('the connection has no reader')
    this.handler = handler
    stream.removeListener('data', handler)
    stream.on('data', this.onBytes)
    connection.query(this.text)
  }

  override _read(): void {
    if (this.handler) this.connection?.stream.resume()
  }

  private readonly onBytes = (chunk: Buffer): void => {
    const bytes = this.begun.length > 0 ? Buffer.concat([this.begun, chunk]) : chunk
    let at = 0
    while (at < bytes.length) {
      if (this.left === 0) {
        if (bytes.length - at < HEAD) break
        const code = bytes[at] as number
        if (!WITHIN_A_COPY.includes(code)) {
          this.send()
          this.giveBack(bytes.subarray(at))
          return
        }
        this.row = code === COPY_DATA
        this.left = bytes.readUInt32BE(at + 1) - 4
        at += HEAD
      }
      const part = Math.min(this.left, bytes.length - at)
      if (this.row) this.keep(bytes, at, part)
      at += part
      this.left -= part
      if (this.left === 0 && this.row) this.rows += 1
    }
    this.begun = bytes.subarray(at)
  }

  private keep(bytes: Buffer, from: number, length: number): void {
    if (this.written + length > this.piece.length) this.send(length)
    this.written += bytes.copy(this.piece, this.written, from, from + length)
  }

  /** @param next bytes that the next piece must hold */
  private send(next = 0): void {
    const isWanted = this.written === 0 || this.push(this.piece.subarray(0, this.written))
    this.piece = Buffer.allocUnsafe(Math.max(PIECE, next))
    this.written = 0
    if (!isWanted) this.connection?.stream.pause()
  }

  /** The copy is over, or failed: what follows is for the client again. */
  private giveBack(rest: Buffer): void {
    const { handler, connection } = this
    if (!handler || !connection) return
    this.handler = undefined
    connection.stream.removeListener('data', this.onBytes)
    connection.stream.on('data', handler)
    handler(rest)
    connection.stream.resume()
  }

  handleCommandComplete(): void {
    this.push(null)
  }

  handleError(error: Error): void {
    this.destroy(error)
  }

  handleReadyForQuery(): void {}
}
