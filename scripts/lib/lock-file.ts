import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { identify, isRunning, type ProcessIdentity } from './process-identity'

/** Who holds a lock, with whatever the holder wants others to know. */
export type LockHolder = ProcessIdentity & { facts: Record<string, string> }

export type Lock = {
  /** Replaces the facts others read. */
  tell(facts: Record<string, string>): void
  release(): void
}

/** The live holder of a lock file, `undefined` when it is free or its holder died. */
export function lockHolder(path: string): LockHolder | undefined {
  const holder = readHolder(path)
  return holder && isRunning(holder) ? holder : undefined
}

/**
 * Takes a lock file for this process, or returns who holds it. A lock whose holder died, killed or crashed, is taken
 * over; the process id alone would not tell, so the start time is compared too.
 */
export function takeLock(path: string, facts: Record<string, string> = {}): Lock | LockHolder {
  const self = identify(process.pid)
  if (!self) throw new Error('The start time of this process cannot be read.')
  const mine = `${path}.${process.pid}`
  const write = (target: string, told: Record<string, string>) =>
    writeFileSync(target, JSON.stringify({ ...self, facts: told }), { mode: 0o644 })
  write(mine, facts)
  try {
    for (;;) {
      try {
        linkSync(mine, path) // appears with its contents, or not at all
        return {
          tell: (told) => {
            write(mine, told)
            renameSync(mine, path)
          },
          release: () => rmSync(path, { force: true }),
        }
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      }
      const holder = lockHolder(path)
      if (holder) return holder
      removeDead(path)
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Moves a dead holder's file away; puts it back if somebody alive took the lock in between. */
function removeDead(path: string): void {
  const aside = `${path}.${process.pid}.dead`
  try {
    renameSync(path, aside)
    const moved = readHolder(aside)
    if (moved && isRunning(moved)) linkSync(aside, path)
  } catch {
    // Somebody else removed it first.
  }
  rmSync(aside, { force: true })
}

/** Runs `work` while holding the lock, waiting for its present holder first. */
export async function withLock<T>(path: string, waiting: () => void, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const taken = takeLock(path)
    if ('release' in taken) {
      try {
        return await work()
      } finally {
        taken.release()
      }
    }
    waiting()
    await delay(300)
  }
}

function readHolder(path: string): LockHolder | undefined {
  try {
    const parsed: Partial<LockHolder> = JSON.parse(readFileSync(path, 'utf8'))
    const { pid, startedAt, facts } = parsed
    if (typeof pid !== 'number' || typeof startedAt !== 'string') return undefined
    return { pid, startedAt, facts: facts ?? {} }
  } catch {
    return undefined
  }
}
