import { type RunningBank, webhookTokenOf } from './banks'

/** Delivers an alert the way Alertmanager does. By default the one that the list has from the beginning. */
export async function deliverAlert(
  bank: RunningBank,
  { name = 'FrozenWallets', startsAt = '2026-11-24T06:30:00Z', resolved = false } = {},
): Promise<void> {
  const alert = {
    status: resolved ? 'resolved' : 'firing',
    fingerprint: Buffer.from(name).toString('hex').slice(0, 16),
    labels: { alertname: name, severity: 'warning', area: 'business' },
    annotations: {
      summary: '11 wallets are frozen',
      description: 'More than 10 wallets have been frozen for 15 min.',
    },
    startsAt,
    endsAt: resolved ? new Date().toISOString() : '0001-01-01T00:00:00Z',
  }
  const answer = await fetch(`${bank.url}/api/alerts/webhook`, {
    method: 'POST',
    headers: { authorization: `Bearer ${webhookTokenOf(bank)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ version: '4', truncatedAlerts: 0, alerts: [alert] }),
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new Error(`The webhook answered ${answer.status}: ${await answer.text()}`)
}
