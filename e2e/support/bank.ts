import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { freePort } from '@/lib/free-port'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A running bank, started the way a newcomer starts it. */
export interface Bank {
  url: string
  dataDir: string
  stop(): Promise<number | null>
}

/**
 * Runs the start command on a port and data folder of its own and waits until it says that it is ready to serve.
 * Rejects with all that it printed when it ends first or takes longer than `limitMs`.
 */
export async function startBank(
  dataDir: string,
  env: Record<string, string>,
  { arguments: args = [], limitMs = 240_000 }: { arguments?: string[]; limitMs?: number } = {},
): Promise<Bank> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      PHANTOM_DATA_DIR: dataDir,
      LOG_DIR: `${dataDir}/logs`,
      ...env,
    },
  })
  const printed: string[] = []
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  await ready(child, url, printed, limitMs)
  return { url, dataDir, stop: () => stop(child) }
}

async function ready(child: ChildProcess, url: string, printed: string[], limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(`The bank ended with ${child.exitCode}:\n${printed.join('')}`)
    const answer = await fetch(`${url}/monitoring/health`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => null,
    )
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  child.kill('SIGKILL')
  throw new Error(`The bank was not ready within ${limitMs / 1000} s:\n${printed.join('')}`)
}

function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 20_000)
    child.once('exit', (code) => {
      clearTimeout(force)
      resolve(code)
    })
    child.kill('SIGTERM')
  })
}
