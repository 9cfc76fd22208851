import { totalmem } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { freePort } from '@/lib/free-port'
import { runProgram } from '@/lib/testing/program'
import { without } from '@/lib/testing/without'
import { sampleHost } from './host-sample'

const PROGRAM = 'prometheus-node-exporter'
/** Percentage points. */
const CLOSE = 3

type Series = { name: string; labels: string; value: number }

async function scrape(url: string): Promise<Series[]> {
  const text = await (await fetch(url)).text()
  return [...text.matchAll(/^(node_\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value]) => ({
    name,
    labels,
    value: Number(value),
  }))
}

const sum = (series: readonly Series[], name: string, labels = '') =>
  series
    .filter((one) => one.name === name && one.labels.includes(labels))
    .reduce((total, { value }) => total + value, 0)

/** As the kernel counts: time that went by waiting for a disk or to another guest is neither busy nor idle. */
const cpu = (series: readonly Series[], modes: readonly string[]) =>
  modes.reduce((total, mode) => total + sum(series, 'node_cpu_seconds_total', `mode="${mode}"`), 0)

describe.skipIf(without(PROGRAM))('node_exporter', () => {
  it('says of processor, memory and disk what the background sample says, within 3 points', async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}/metrics`
    await runProgram(PROGRAM, [`--web.listen-address=127.0.0.1:${port}`], url)
    await sampleHost() // the processor's share is measured from here
    const before = await scrape(url)
    await wait(2_000)
    const [sample, after] = await Promise.all([sampleHost(), scrape(url)])

    const spent = (modes: readonly string[]) => cpu(after, modes) - cpu(before, modes)
    const busy = 100 * (1 - spent(['idle']) / spent(['user', 'nice', 'system', 'idle', 'irq']))
    expect(Math.abs(sample.cpuPercent - busy)).toBeLessThan(CLOSE)

    const total = sum(after, 'node_memory_MemTotal_bytes')
    if (sample.memoryLimitBytes === totalmem()) {
      const used = 100 * (1 - sum(after, 'node_memory_MemAvailable_bytes') / total)
      expect(Math.abs((100 * sample.memoryUsedBytes) / sample.memoryLimitBytes - used)).toBeLessThan(CLOSE)
    }
    for (const { mountpoint, percent } of sample.disks) {
      const at = (name: string) =>
        after.find((s) => s.name === name && s.labels.includes(`mountpoint="${mountpoint}"`))
      const [size, free, available] = ['size', 'free', 'avail'].map(
        (n) => at(`node_filesystem_${n}_bytes`)?.value,
      )
      if (!size || free === undefined || available === undefined) continue // not a mount that it lists
      const used = (100 * (size - free)) / (size - free + available)
      expect(Math.abs(percent - used)).toBeLessThan(CLOSE)
    }
  })
})
