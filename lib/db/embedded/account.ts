import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { OperatorError } from '../operator-error'

/** The system user that the server runs as; `undefined` is the user of this process. */
export type Account = { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root, so root starts it as a user that the system has already. */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find(([user]) => user === name) ?? []
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new OperatorError(
    'PostgreSQL does not run as root and this system has no user “postgres” or “nobody”: start as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether a folder can be entered, or a program run, by the account: asked of the system itself. */
export function canReach(account: Account, path: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/' })
  return status === 0
}

export type Outcome = { ok: boolean; output: string }

/** Runs a program as the account; resolves to whether it ended well and all that it printed. */
export function run(account: Account, program: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' },
    })
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) => {
      // The server started by pg_ctl can keep these pipes open: do not wait for their end.
      setImmediate(() => resolve({ ok: code === 0, output: output.trim() }))
    })
  })
}
