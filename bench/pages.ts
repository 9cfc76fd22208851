import { setTimeout as wait } from 'node:timers/promises'
import { type Bank, describe } from './bank'
import { ask, askInTurn, throughput } from './client'
import { alternate, type Measured, median } from './measure'

const DASHBOARD = '/monitoring/dashboard'
const CALLERS = 4

/** Time of the dashboard on the server, to its last byte, in a big and in a small bank. */
export async function dashboardBySize(big: Bank, small: Bank): Promise<Measured[]> {
  const time = (bank: Bank) => async () => median(await askInTurn(bank.page(DASHBOARD), 25))
  const { ratio, subject, control } = await alternate(time(big), time(small))
  return [
    {
      title: `Dashboard: big bank (${describe(big.size)}) / small bank (${describe(small.size)})`,
      value: ratio,
      unit: 'ratio',
      bar: { atMost: 1.1 },
      detail: `${subject.toFixed(1)} ms / ${control.toFixed(1)} ms`,
    },
  ]
}

/** Pages a second with everything recorded and with nothing, turned over inside one process. */
export async function recordingCost(bank: Bank): Promise<Measured[]> {
  let on = true
  const rate = (wanted: boolean) => async () => {
    if (on !== wanted) bank.toggleRecording()
    on = wanted
    await wait(100) // the signal arrives
    return throughput(bank.page(DASHBOARD), CALLERS, 1_500)
  }
  const { ratio, subject, control } = await alternate(rate(true), rate(false), 12)
  if (!on) bank.toggleRecording()
  return [
    {
      title: `Dashboards a second with recording on / off, one process (${describe(bank.size)})`,
      value: ratio,
      unit: 'ratio',
      bar: { atLeast: 0.95 },
      detail: `${subject.toFixed(1)}/s / ${control.toFixed(1)}/s`,
    },
  ]
}

const MIXED = [DASHBOARD, '/admin', '/admin/customers', '/admin/transactions', '/admin/wallets', '/admin/kyc']

/** Memory of the web process under mixed load: at its end against its middle. */
export async function memoryGrowth(bank: Bank, minutes: number): Promise<Measured[]> {
  const until = performance.now() + minutes * 60_000
  const targets = [...MIXED.map((path) => bank.page(path)), bank.scrape, bank.internalScrape]
  const caller = async () => {
    for (let n = 0; performance.now() < until; n += 1) {
      const target = targets[n % targets.length]
      if (target) await ask(target)
      await wait(20)
    }
  }
  const samples: { left: number; bytes: number }[] = []
  const sample = async () => {
    while (performance.now() < until) {
      samples.push({ left: until - performance.now(), bytes: bank.memory() })
      await wait(1_000)
    }
  }
  await Promise.all([sample(), ...Array.from({ length: CALLERS }, caller)])
  // The minute around the middle against the last one: a collection that is due makes single samples jump.
  const minute = Math.min(60_000, minutes * 12_000)
  const half = minutes * 30_000
  const middle = median(samples.filter(({ left }) => Math.abs(left - half) < minute / 2).map((s) => s.bytes))
  const end = median(samples.filter(({ left }) => left < minute).map(({ bytes }) => bytes))
  const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`
  return [
    {
      title: `Memory of the web process under mixed load: after ${minutes} min / after ${minutes / 2} min`,
      value: end / middle,
      unit: 'ratio',
      bar: { atMost: 1.05 },
      detail: `${mebibytes(end)} / ${mebibytes(middle)}`,
    },
  ]
}
