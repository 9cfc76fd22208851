import { readFile } from 'node:fs/promises'
import { mem } from 'systeminformation'

type Memory = { usedBytes: number; limitBytes: number }

/**
 * Memory in use and how much there is: of the container where it is limited below the machine, else of the machine.
 * Used is what cannot be reclaimed: total minus available, or a container's usage without its inactive file cache.
 */
export async function readMemory(): Promise<Memory> {
  const machine = await mem()
  const limit = process.constrainedMemory()
  if (limit > 0 && limit < machine.total) {
    const usedBytes = (await cgroup2Usage()) ?? (await cgroup1Usage())
    if (usedBytes !== null) return { usedBytes, limitBytes: limit }
  }
  return { usedBytes: machine.total - machine.available, limitBytes: machine.total }
}

async function cgroup2Usage(): Promise<number | null> {
  const path = /^0::(.*)$/m.exec(await text('/proc/self/cgroup'))?.[1] ?? '/'
  const directory = `/sys/fs/cgroup${path === '/' ? '' : path}`
  return usage(`${directory}/memory.current`, `${directory}/memory.stat`, 'inactive_file')
}

const cgroup1Usage = () =>
  usage(
    '/sys/fs/cgroup/memory/memory.usage_in_bytes',
    '/sys/fs/cgroup/memory/memory.stat',
    'total_inactive_file',
  )

async function usage(currentFile: string, statFile: string, inactiveKey: string): Promise<number | null> {
  const current = Number.parseInt(await text(currentFile), 10)
  if (Number.isNaN(current)) return null
  const inactive = new RegExp(`^${inactiveKey} (\\d+)$`, 'm').exec(await text(statFile))?.[1]
  return Math.max(0, current - Number(inactive ?? 0))
}

const text = (file: string) => readFile(file, 'utf8').catch(() => '')
