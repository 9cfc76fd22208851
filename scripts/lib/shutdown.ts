import { say } from './progress'
import { sentenceFor } from './stop'

type StopSignal = 'SIGINT' | 'SIGTERM'

/** Something that was started: how it ends in order, and how at once. */
export type Closer = { close(signal: StopSignal): Promise<void>; kill(): void }

export type Shutdown = {
  /** Registers what was started; the last one registered is closed first. */
  add(closer: Closer): void
  /** Closes everything and ends the process; does nothing when that has begun already. */
  end(code: number, signal?: StopSignal): Promise<void>
  /** Fires when the end begins. */
  signal: AbortSignal
  /** From now on being told to stop is a success, not an interrupted start. */
  started(): void
}

/** npm passes a Ctrl-C on that the terminal has sent already: a second signal this soon is the same keystroke. */
const sameKeystrokeMs = 500

/** Ends the bank in order on Ctrl-C, SIGTERM or a closed terminal; a second Ctrl-C ends it at once. */
export function createShutdown(): Shutdown {
  const closers: Closer[] = []
  const aborter = new AbortController()
  let exitCode = 130
  let begunAt = 0

  async function end(code: number, signal: StopSignal = 'SIGTERM'): Promise<void> {
    if (begunAt) return
    begunAt = performance.now()
    aborter.abort()
    for (const closer of closers.reverse()) {
      await closer.close(signal).catch((error) => say(sentenceFor(error) ?? String(error)))
    }
    process.exit(code)
  }

  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (!begunAt) {
        say('\nStopping …')
        end(exitCode, name === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
      } else if (name === 'SIGINT' && performance.now() - begunAt > sameKeystrokeMs) {
        for (const closer of closers) closer.kill()
        process.exit(130)
      }
    })
  }

  return {
    add: (closer) => void closers.push(closer),
    end,
    signal: aborter.signal,
    started: () => {
      exitCode = 0
    },
  }
}
