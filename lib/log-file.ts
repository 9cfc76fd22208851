import { mkdirSync } from 'node:fs'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'

type Size = `${number}${'K' | 'M'}`

const REOPEN_AFTER_MS = 10_000
/** Lines waiting for a slow disk; beyond it lines are dropped rather than memory filled. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024

/** Where log lines of this process are kept. Never throws and never emits: a log must not kill its process. */
export type LogFile = {
  write(line: string): void
  /** Resolves once what was written has reached the file, or can not. */
  close(): Promise<void>
}

function open(directory: string, name: string, size: Size): RotatingFileStream {
  mkdirSync(directory, { recursive: true })
  return createStream((index) => (typeof index === 'number' ? `${name}.${index}` : name), {
    path: directory,
    size,
    interval: '1d',
    rotate: 14,
    mode: 0o640,
  })
}

/**
 * A log file rotated daily and at a size, with 14 old ones kept. When it cannot be written (disk full, folder gone,
 * no permission) lines are dropped and counted, it is tried again every 10 s, and the count is then written.
 */
export function logFile(
  directory: string,
  name: string,
  onTrouble: (error: Error) => void,
  size: Size = '20M',
): LogFile {
  let stream: RotatingFileStream | undefined
  let retryAt = 0
  let dropped = 0

  const fail = (error: unknown) => {
    stream = undefined
    const first = retryAt === 0
    retryAt = Date.now() + REOPEN_AFTER_MS
    if (first) onTrouble(error instanceof Error ? error : new Error(String(error)))
  }

  const reopen = () => {
    if (Date.now() < retryAt) return
    try {
      const opened = open(directory, name, size)
      opened.on('error', (error) => {
        if (stream === opened) fail(error)
      })
      opened.on('open', () => {
        retryAt = 0
      })
      stream = opened
    } catch (error) {
      fail(error)
    }
  }

  return {
    write(line) {
      if (!stream) reopen()
      if (!stream || stream.writableLength > MAX_WAITING_BYTES) {
        dropped += 1
        return
      }
      if (dropped > 0) {
        stream.write(
          `${JSON.stringify({ level: 'warn', time: new Date().toISOString(), dropped, msg: 'log lines were not written' })}\n`,
        )
        dropped = 0
      }
      stream.write(line)
    },
    close: () =>
      new Promise((resolve) => {
        if (!stream || stream.destroyed) return resolve()
        stream.once('close', resolve)
        stream.once('error', () => resolve())
        stream.end()
      }),
  }
}
