import { type ChildProcess, spawn } from 'node:child_process'
import { say } from './progress'

export type ChildSpec = { name: string; args: string[]; cwd: string; env: NodeJS.ProcessEnv }

export type SupervisedChild = {
  /** Asks it to end, kills it after the limit; resolves when it is gone. */
  stop(signal: 'SIGINT' | 'SIGTERM', limitMs: number): Promise<void>
  kill(): void
}

const maxDeaths = 5
const withinMs = 60_000

/** How long to wait before the next start, after so many deaths in the last minute; `undefined`: no more. */
export function restartDelay(deaths: number): number | undefined {
  return deaths > maxDeaths ? undefined : 250 * 2 ** (deaths - 1)
}

/**
 * Runs a Node program for as long as the bank runs. When it ends by itself it is started again, later each time; when
 * it has ended more than five times within a minute, `gaveUp` is called instead. Its channel tells it when this
 * process is gone; its own process group keeps the terminal's Ctrl-C away from it, so that the order of stopping is
 * ours.
 */
export function superviseChild(spec: ChildSpec, gaveUp: (sentence: string) => void): SupervisedChild {
  let child: ChildProcess
  let stopping = false
  let restart: NodeJS.Timeout | undefined
  let deaths: number[] = []

  const start = () => {
    child = spawn(process.execPath, spec.args, {
      cwd: spec.cwd,
      env: spec.env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    })
    child.once('exit', (code, signal) => {
      if (stopping) return
      const now = Date.now()
      deaths = [...deaths.filter((at) => now - at < withinMs), now]
      const delay = restartDelay(deaths.length)
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`
      if (delay === undefined) {
        gaveUp(
          `The ${spec.name} process ${how}, ${deaths.length} times within a minute: its last lines above say why.`,
        )
      } else {
        say(`The ${spec.name} process ${how}; starting it again in ${delay / 1000} s.`)
        restart = setTimeout(start, delay)
      }
    })
  }
  start()

  const gone = () => child.exitCode !== null || child.signalCode !== null
  return {
    stop: (signal, limitMs) => {
      stopping = true
      clearTimeout(restart)
      if (gone()) return Promise.resolve()
      return new Promise((resolve) => {
        const force = setTimeout(() => child.kill('SIGKILL'), limitMs)
        child.once('exit', () => {
          clearTimeout(force)
          resolve()
        })
        child.kill(signal)
      })
    },
    kill: () => {
      stopping = true
      clearTimeout(restart)
      if (!gone()) child.kill('SIGKILL')
    },
  }
}
