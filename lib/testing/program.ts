import { spawn } from 'node:child_process'
import { afterAll } from 'vitest'

/**
 * Runs a program until the tests of the file are over; resolves when the address `ready` answers with success, or `ready`
 * says so.
 * @returns what kills it before that, at once, and resolves when it is gone
 */
export async function runProgram(
  program: string,
  args: string[],
  ready: string | (() => Promise<boolean>),
): Promise<() => Promise<void>> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}:\n${said.join('')}`)))
  })
  ended.catch(() => {}) // after it was ready, its end is ours
  afterAll(() => {
    child.kill('SIGKILL')
  })
  const isReady =
    typeof ready === 'string'
      ? async () => (await fetch(ready, { signal: AbortSignal.timeout(1_000) })).ok
      : ready
  const answers = async () => {
    const deadline = Date.now() + 20_000
    while (Date.now() < deadline) {
      if (await isReady().catch(() => false)) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`${program} was not ready in time:\n${said.join('')}`)
  }
  await Promise.race([answers(), ended])
  return async () => {
    child.kill('SIGKILL')
    await ended.catch(() => {})
  }
}
