import { setTimeout as delay } from 'node:timers/promises'
import {
  businessFaults,
  type Fault,
  keepDoing,
  loadFaults,
  neighbourFaults,
  notInjected,
  outages,
  staleMetrics,
} from './lib/drill/faults'
import type { Status } from './lib/drill/sinks'
import { type Stage, setStage } from './lib/drill/stage'
import { say, seconds, step } from './lib/progress'

const FIRES_MS = 60_000
const STALE_MS = 180_000 // its threshold, two minutes, is not shortened
const RESOLVES_MS = 90_000
const POLL_MS = 200

let failed = 0

/** Milliseconds until something is so; `undefined` when it is not within the limit. */
async function arrives(what: () => boolean, limitMs: number): Promise<number | undefined> {
  const started = performance.now()
  while (performance.now() - started < limitMs) {
    if (what()) return performance.now() - started
    await delay(POLL_MS)
  }
  return undefined
}

/** Puts the fault in, waits for the message of it, takes it out, waits for the message of that. */
async function play(stage: Stage, { alert, present, inject }: Fault, firesMs = FIRES_MS): Promise<void> {
  // The webhook refuses in one drill, so that one is told by mail alone.
  const ways = alert === 'AlertsNotDelivered' ? [stage.mail] : [stage.webhook, stage.mail]
  const all = (status: Status) => () => ways.every((way) => way.says(alert) === status)
  // What fires before its fault is there would prove nothing.
  const quiet = () => ways.every((way) => way.says(alert) !== 'firing')
  const ready = present || (await arrives(quiet, RESOLVES_MS)) !== undefined
  const undo = await inject(stage)
  const fired = ready ? await arrives(all('firing'), firesMs) : undefined
  await undo()
  // What a living bank has of itself comes again: it is put right until its end was told.
  const endRepairs = present ? keepDoing(async () => undo(), 1_000) : undefined
  const resolved = fired === undefined ? undefined : await arrives(all('resolved'), RESOLVES_MS)
  await endRepairs?.()
  const how = ways.length === 1 ? 'mail' : 'webhook and mail'
  if (fired !== undefined && resolved !== undefined) {
    say(`✓ ${alert.padEnd(24)} fired after ${seconds(fired)}, resolved after ${seconds(resolved)} (${how})`)
    return
  }
  failed += 1
  const why = !ready
    ? 'fires already: this machine is busy with something else'
    : fired === undefined
      ? 'was not told of'
      : 'was told of, its end was not'
  say(`✗ ${alert.padEnd(24)} ${why} (${how})`)
}

async function playAll(stage: Stage, faults: Fault[]): Promise<void> {
  for (const fault of faults) await play(stage, fault)
}

const started = performance.now()
const stage = await step('Bank, portal, Prometheus, Alertmanager, exporters, Redis', setStage)
try {
  await Promise.all([...businessFaults, ...neighbourFaults].map((fault) => play(stage, fault)))
  await Promise.all([play(stage, staleMetrics, STALE_MS), playAll(stage, loadFaults)])
  await playAll(stage, outages)
  const [kept] = await stage.sql(
    'SELECT count(DISTINCT labels->>$1)::int AS alerts FROM alert_notifications',
    ['alertname'],
  )
  say(`\n  The portal's own history holds ${kept?.alerts} kinds of alerts.`)
  for (const [alert, why] of Object.entries(notInjected))
    say(`– ${alert.padEnd(24)} not injected (${why}): promtool`)
} finally {
  await stage.close()
}
say(
  `\nThe drill took ${seconds(performance.now() - started)}. ${failed === 0 ? 'Every fault was told of, and its end.' : `${failed} failed.`}`,
)
process.exitCode = failed === 0 ? 0 : 1
