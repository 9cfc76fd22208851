import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { sampleHost } from './host-sample'

/** Percentage points by which two readings of a machine that works on meanwhile may differ. */
const CLOSE = 3

/** Source: https://man7.org/linux/man-pages/man5/proc_stat.5.html */
function cpuTimes(): { idle: number; total: number } {
  const fields = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '')
    .trim()
    .split(/\s+/)
    .slice(1, 9)
    .map(Number)
  const [user = 0, nice = 0, system = 0, idle = 0, , irq = 0] = fields
  return { idle, total: user + nice + system + idle + irq }
}

function memoryPercent(): number {
  const text = readFileSync('/proc/meminfo', 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1])
  return 100 * (1 - kilobytes('MemAvailable') / kilobytes('MemTotal'))
}

describe.skipIf(process.platform !== 'linux')('the machine', () => {
  it('is as busy as /proc says', async () => {
    await sampleHost() // what follows is measured from here
    const before = cpuTimes()
    await wait(1_500)
    const { cpuPercent } = await sampleHost()
    const after = cpuTimes()
    const busy = 100 * (1 - (after.idle - before.idle) / (after.total - before.total))
    expect(Math.abs(cpuPercent - busy)).toBeLessThan(CLOSE)
  })

  it('uses as much memory and disk as /proc and df say', async () => {
    const sample = await sampleHost()
    if (sample.memoryLimitBytes === totalmem()) {
      const percent = (100 * sample.memoryUsedBytes) / sample.memoryLimitBytes
      expect(Math.abs(percent - memoryPercent())).toBeLessThan(CLOSE)
    }
    expect(sample.disks.length).toBeGreaterThan(0)
    for (const { mountpoint, percent } of sample.disks) {
      const used = Number(/(\d+)%/.exec(execFileSync('df', ['-P', mountpoint], { encoding: 'utf8' }))?.[1])
      expect(Math.abs(percent - used), mountpoint).toBeLessThan(CLOSE)
    }
  })
})
