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
    const usedBytes = await containerUsage(text)
    if (usedBytes !== null) return { usedBytes, limitBytes: limit }
  }
  return { usedBytes: machine.total - machine.available, limitBytes: machine.total }
}

const V1 = '/sys/fs/cgroup/memory'
const V2 = '/sys/fs/cgroup'

/**
 * What the control group of this process holds beyond its inactive file cache, in bytes; null where it has none.
 * Its own folder first, then the root: in a container that is all it sees, whatever path it is told.
 * Source: https://docs.kernel.org/admin-guide/cgroup-v2.html and cgroup-v1/memory.html
 * @param read yields the text of a file, or nothing when it cannot be read
 */
export async function containerUsage(read: (file: string) => Promise<string>): Promise<number | null> {
  const groups = await read('/proc/self/cgroup')
  const v2 = /^0::(\/.*)$/m.exec(groups)?.[1] ?? '/'
  const v1 = /^\d+:(?:[\w,]+,)?memory(?:,[\w,]+)?:(\/.*)$/m.exec(groups)?.[1] ?? '/'
  const places = [
    ...[V2 + v2, V2].map((folder) => [folder, 'memory.current', 'inactive_file'] as const),
    ...[V1 + v1, V1].map((folder) => [folder, 'memory.usage_in_bytes', 'total_inactive_file'] as const),
  ]
  for (const [folder, name, inactiveKey] of places) {
    const current = Number.parseInt(await read(`${folder}/${name}`), 10)
    if (Number.isNaN(current)) continue
    const stat = await read(`${folder}/memory.stat`)
    const inactive = new RegExp(`^${inactiveKey} (\\d+)$`, 'm').exec(stat)?.[1]
    return Math.max(0, current - Number(inactive ?? 0))
  }
  return null
}

const text = (file: string) => readFile(file, 'utf8').catch(() => '')
