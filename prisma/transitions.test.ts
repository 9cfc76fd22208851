import { expect, it } from 'vitest'
import { transitions } from '@/lib/db/transitions'
import { testDatabase } from '@/lib/testing/database'
import * as make from '@/lib/testing/rows'

const { owner } = await testDatabase()

type Entity = keyof typeof transitions
const pairs = Object.entries(transitions).flatMap(([entity, from]) =>
  Object.keys(from).flatMap((a) => Object.keys(from).map((b) => ({ entity: entity as Entity, a, b }))),
)
const legal = (entity: Entity, a: string, b: string) =>
  ((transitions[entity] as Record<string, readonly string[]>)[a] ?? []).includes(b)

it('the constant says what the table says', async () => {
  const { rows } = await owner.query<{ pair: string }>(
    "SELECT entity || ': ' || from_status || ' → ' || to_status AS pair FROM status_transitions ORDER BY 1",
  )
  const mirrored = pairs.filter(({ entity, a, b }) => legal(entity, a, b))
  expect(mirrored.map(({ entity, a, b }) => `${entity}: ${a} → ${b}`).sort()).toEqual(
    rows.map((row) => row.pair).sort(),
  )
})

it('every status of an entity is in the constant', async () => {
  for (const [entity, from] of Object.entries(transitions)) {
    const { rows } = await owner.query<{ label: string }>(
      `SELECT enumlabel AS label FROM pg_enum e JOIN pg_attribute a ON a.atttypid = e.enumtypid
        WHERE a.attrelid = $1::regclass AND a.attname = 'status'`,
      [entity],
    )
    expect(Object.keys(from).sort(), entity).toEqual(rows.map((row) => row.label).sort())
  }
})

const wallet = await make.newWallet(owner)
const customer = await make.customerOf(owner, wallet)
const admin = await make.newAdmin(owner)
const past = new Date(Date.now() - 60_000)
const settled = async () => ({ transaction_id: await make.newTransaction(owner), customer_id: customer })

/** What a record must also have in a status, so that only the transition itself can be refused. */
async function facts(entity: Entity, status: string): Promise<Record<string, unknown>> {
  switch (entity) {
    case 'wallets':
      return status === 'closed' ? { balance: 0, closed_at: new Date() } : { balance: 0, closed_at: null }
    case 'transactions': {
      const done = ['completed', 'refunded', 'disputed'].includes(status)
      return {
        completed_at: done ? new Date(Date.now() + 1000) : null,
        balance_before: done ? 500 : null,
        balance_after: done ? 399 : null,
        failure_code: status === 'failed' ? 'system_error' : null,
      }
    }
    case 'qr_codes':
      return status === 'used'
        ? { ...(await settled()), scans: 1, scanned_at: new Date(Date.now() + 1000) }
        : { transaction_id: null, scans: 0, scanned_at: null }
    case 'eft_payments':
      return {
        created_at: past,
        processed_at: ['processing', 'completed', 'refunded'].includes(status) ? past : null,
        completed_at: ['completed', 'refunded'].includes(status) ? past : null,
      }
    case 'kyc_records': {
      const decided = ['approved', 'rejected', 'resubmission_requested'].includes(status)
      return {
        submitted_at: past,
        review_started_at: past,
        reason_code: decided && status !== 'approved' ? 'incomplete' : null,
        decided_by: decided ? admin : null,
        decided_at: decided ? past : null,
        expires_at: status === 'approved' ? new Date(Date.now() + 3_600_000) : null,
      }
    }
    case 'approvals':
      return {
        checker_id: ['approved', 'rejected'].includes(status) ? admin : null,
        decided_at: status === 'pending' ? null : new Date(),
      }
    case 'suspicious_activities':
      return status === 'closed'
        ? { outcome: 'no_action', closed_by: admin, closed_at: new Date() }
        : { outcome: null, closed_by: null, closed_at: null }
    case 'alert_notifications':
      return { ends_at: status === 'resolved' ? new Date() : null }
    case 'admin_users':
      return { disabled_at: status === 'disabled' ? new Date() : null }
    default:
      return {}
  }
}

const makers = {
  customers: make.newCustomer,
  merchants: make.newMerchant,
  wallets: make.newWallet,
  transactions: make.newTransaction,
  qr_codes: make.newQrCode,
  eft_payments: make.newEftPayment,
  kyc_records: make.newKycRecord,
  approvals: make.newApproval,
  suspicious_activities: make.newSuspicion,
  alert_notifications: make.newAlert,
  admin_users: make.newAdmin,
}

it.each(pairs.filter(({ a, b }) => a !== b))('$entity: $a → $b', async ({ entity, a, b }) => {
  const client = await owner.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET CONSTRAINTS ALL DEFERRED') // a frozen wallet without its freeze never gets committed
    const id = await makers[entity](client, { ...(await facts(entity, a)), status: a })
    const change: Record<string, unknown> = { ...(await facts(entity, b)), status: b }
    const names = Object.keys(change)
    const update = client.query(
      `UPDATE ${entity} SET ${names.map((name, i) => `${name} = $${i + 2}`).join(', ')} WHERE id = $1`,
      [id, ...Object.values(change)],
    )
    if (legal(entity, a, b)) await expect(update).resolves.toMatchObject({ rowCount: 1 })
    else await expect(update).rejects.toMatchObject({ code: 'PB001', table: entity, column: 'status' })
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
})
