import { writeSync } from 'node:fs'
import pino, { type DestinationStream, type Logger } from 'pino'
import { env } from '@/lib/env'
import { type LogFile, logFile } from '@/lib/log-file'
import { currentRequest } from '@/lib/metrics/request-record'
import { perProcess } from '@/lib/per-process'

/** Web and worker have a file each: a file has one process that rotates it. */
const FILES = { web: 'phantom_banking.log', worker: 'phantom_banking.worker.log' } as const
export type LogProcess = keyof typeof FILES

/** Never in a log, wherever in an object of up to three levels: credentials, and the values in constraint errors. */
const SECRET_KEYS = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'set-cookie',
  'totp',
  'otp',
  'detail',
]
const redact = {
  paths: SECRET_KEYS.flatMap((key) =>
    ['', '*.', '*.*.'].map((depth) => `${depth}["${key}"]`.replace('.[', '[')),
  ),
  censor: '[redacted]',
}

type State = { process: LogProcess | 'tool'; logger?: Logger; file?: LogFile }
const state = () => perProcess<State>('log', () => ({ process: 'tool' }))

/** A closed pipe or a full disk behind stdout and stderr must not kill the process. */
function surviveBrokenOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}

/**
 * Standard output, written at once. A full disk, a closed pipe or a reader that is too slow costs lines, never the
 * process: pino's own destination tries a full disk again for ever when the process ends.
 */
const stdout: DestinationStream = {
  write(line) {
    let rest = Buffer.from(line)
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(1, rest))
    } catch {
      // The log file has the line.
    }
  },
}

function destination(current: State): DestinationStream {
  if (current.process === 'tool') return stdout
  const { LOG_DIR } = env()
  const name = FILES[current.process]
  const file = logFile(LOG_DIR, name, (error) => {
    stdout.write(
      `${JSON.stringify({ level: 'error', time: new Date().toISOString(), process: current.process, file: `${LOG_DIR}/${name}`, msg: `the log file cannot be written: ${error.message}` })}\n`,
    )
  })
  current.file = file
  return {
    write(line) {
      stdout.write(line)
      file.write(line)
    },
  }
}

/**
 * The logger of this process: JSON lines on stdout and, in the web and worker process, in a rotated file. Each line
 * carries the process and, inside a request, its id. Text is JSON-escaped, so input cannot forge lines.
 */
export function log(): Logger {
  const current = state()
  current.logger ??= pino(
    {
      level: env().LOG_LEVEL,
      base: { process: current.process, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact,
      mixin: () => {
        const request = currentRequest()
        return request ? { requestId: request.id } : {}
      },
    },
    destination(current),
  )
  return current.logger
}

/** Names this process in every line from here on and opens its log file. Called once, when the process starts. */
export function startLog(name: LogProcess): Logger {
  const current = state()
  if (current.process === name && current.logger) return current.logger
  surviveBrokenOutput()
  current.process = name
  current.logger = undefined
  const logger = log()
  logger.info({ node: process.version }, 'process started')
  return logger
}

/** Writes the last line and waits until the file has it. */
export async function stopLog(reason: string): Promise<void> {
  const current = state()
  current.logger?.info({ reason }, 'process stopping')
  await current.file?.close()
}
