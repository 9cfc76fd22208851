import 'server-only'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { ExportFormat } from '@/lib/db/export-columns'
import type { Prisma } from '@/lib/db/generated/client'
import { type Frame, frameOf, type Watermark } from './file'
import { LONGEST_EXPORT_MS, type OpenCopy, openCopy } from './open-copy'

const COMMA = 0x2c
/** How often it is said how far it is, and asked whether it should stop. */
const PROGRESS_MS = 1_000
/** A reader that takes nothing for so long is gone, whatever its connection says. */
const PATIENCE_MS = 60_000

export type Ending = 'complete' | 'client_gone' | 'stopped' | 'too_slow' | 'too_long' | 'failed'

type Sent = {
  /** Null where nothing can match. */
  rows: Prisma.Sql | null
  format: ExportFormat
  gzip: boolean
  mark: Watermark
  /** Keeps how far it is. @returns whether somebody wants it to stop */
  progress: (rows: number) => Promise<boolean>
  /** Called once, whatever happens. */
  ended: (ending: Ending, rows: number) => Promise<void>
}

/**
 * The file as it is being written: as fast as its reader takes it and never more of it in memory than a few pieces.
 * When the reader goes away, so does the query.
 */
export function sendExport(sent: Sent): { body: ReadableStream<Uint8Array>; contentType: string } {
  const frame = frameOf(sent.format, sent.mark)
  const writing = new Writing(sent, frame)
  const bytes = Readable.from(writing.file(), { objectMode: false, highWaterMark: 256 * 1024 })
  writing.stop.signal.addEventListener('abort', () => bytes.destroy(writing.stop.signal.reason))
  const out = sent.gzip ? compressed(bytes) : bytes
  const pieces = out[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        out.once('error', (error) => controller.error(error))
      },
      async pull(controller) {
        const { value, done } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => writing.end('client_gone'),
    },
    { highWaterMark: 0 },
  )
  return { body, contentType: frame.contentType }
}

function compressed(bytes: Readable): Readable {
  const gzip = createGzip({ level: 1 })
  bytes.once('error', (error) => gzip.destroy(error))
  return bytes.pipe(gzip)
}

/** One file under way. */
class Writing {
  readonly stop = new AbortController()
  private opened: OpenCopy | null = null
  private begun = false
  private written = 0
  /** Since when its reader has a piece that it does not take; null while the database has the turn. */
  private offeredAt: number | null = null
  private readonly begunAt = performance.now()

  constructor(
    private readonly sent: Sent,
    private readonly frame: Frame,
  ) {}

  /** Ends it from outside. */
  end(why: Ending): void {
    if (this.stop.signal.aborted) return
    this.stop.abort(new Ended(why))
    if (!this.begun) void this.sent.ended(why, 0).catch(() => {})
  }

  async *file(): AsyncGenerator<Buffer> {
    this.begun = true
    let ending: Ending | null = null
    const timer = setInterval(() => void this.look(), PROGRESS_MS)
    const cutOff = () => this.opened?.copy.destroy(this.stop.signal.reason)
    this.stop.signal.addEventListener('abort', cutOff)
    try {
      yield* this.pieces()
      ending = 'complete'
    } catch (error) {
      ending = error instanceof Ended ? error.why : 'failed'
      throw error
    } finally {
      clearInterval(timer)
      this.stop.signal.removeEventListener('abort', cutOff)
      await this.opened?.close()
      const { reason } = this.stop.signal
      const why = ending ?? (reason instanceof Ended ? reason.why : 'client_gone')
      await this.sent.ended(why, this.written).catch(() => {}) // the worker notices that it is lost
    }
  }

  private async *pieces(): AsyncGenerator<Buffer> {
    const { rows, format } = this.sent
    this.opened = rows && (await openCopy(rows, format))
    this.stop.signal.throwIfAborted()
    yield Buffer.from(this.frame.head)
    if (this.opened) {
      const { copy } = this.opened
      for await (const piece of copy as AsyncIterable<Buffer>) {
        this.offeredAt = performance.now()
        yield this.written === 0 && format === 'json' ? withoutComma(piece) : piece
        this.offeredAt = null
        this.written = copy.rows
      }
      this.written = copy.rows
    }
    yield Buffer.from(this.frame.tail(this.written, new Date()))
  }

  private async look(): Promise<void> {
    const now = performance.now()
    if (now - this.begunAt > LONGEST_EXPORT_MS) this.end('too_long')
    else if (this.offeredAt !== null && now - this.offeredAt > PATIENCE_MS) this.end('too_slow')
    else if (await this.sent.progress(this.written).catch(() => false)) this.end('stopped')
  }
}

class Ended extends Error {
  constructor(readonly why: Ending) {
    super(`The export was ended: ${why}`)
  }
}

function withoutComma(piece: Buffer): Buffer {
  return piece[0] === COMMA ? piece.subarray(1) : piece
}
