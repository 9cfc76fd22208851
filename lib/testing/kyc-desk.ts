import { beforeAll, expect } from 'vitest'
import { createUser } from '@/lib/auth/users'
import { db } from '@/lib/db/client'
import { transaction } from '@/lib/db/transaction'
import { storeDocument } from '@/lib/documents/store'
import * as actions from '@/lib/domain/kyc-desk/actions'
import { readCase } from '@/lib/domain/kyc-desk/data'
import { placeholderImages } from '@/prisma/demo/placeholder-images'
import { submit } from './approvals'
import { dataFolder } from './data-folder'
import type { TestDatabase } from './database'
import { insert, newCustomer, newKycRecord, newWallet } from './rows'
import { emailOf, makeStaff, PASSWORD, tokenFor, tokenOf } from './staff'

const [first] = placeholderImages()
if (!first) throw new Error('There are placeholders')
export const image = first

/** Two officers of a test's bank, with records to review and documents that can be read. Call it at the top of a file. */
export async function deskOf({ owner }: TestDatabase) {
  const folder = dataFolder()
  /** Sessions of the two. */
  const tokens = { officer: '', other: '' }
  const ids = { officer: '', other: '' }

  beforeAll(async () => {
    await makeStaff()
    await storeDocument('id.png', image.bytes)
    const email = 'second@example.com'
    const second = { email, name: 'Second officer', role: 'compliance' } as const
    await transaction((tx) => createUser(tx, second, PASSWORD, { name: 'tests' }))
    tokens.officer = await tokenFor('compliance')
    tokens.other = await tokenOf(email)
    const idOf = async (address: string) =>
      (await db().adminUser.findUniqueOrThrow({ where: { email: address } })).id
    ids.officer = await idOf(emailOf('compliance'))
    ids.other = await idOf(email)
  })

  /** A record that waits, with a wallet and an identity document. */
  async function waiting(values: Record<string, unknown> = {}): Promise<string> {
    const customer_id = await newCustomer(owner)
    await newWallet(owner, { customer_id, kyc_state: 'pending' })
    const id = await newKycRecord(owner, { customer_id, ...values })
    await insert(owner, 'kyc_documents', {
      ...{ kyc_record_id: id, kind: 'id_card', file: 'id.png', content_type: 'image/png' },
      ...{ size_bytes: image.bytes.length, sha256: image.sha256 },
    })
    return id
  }

  const claim = (token: string, recordId: string) => submit(actions.claimCase, token, { recordId })
  const versionOf = async (id: string) => (await readCase(db(), id, { hold: false }))?.version ?? ''

  async function decide(token: string, recordId: string, fields: Record<string, string> = {}) {
    const seenVersion = await versionOf(recordId)
    const asked = { decision: 'approve', language: 'tn', message: 'Dumela', ...fields }
    return submit(actions.decideCase, token, { recordId, seenVersion, ...asked })
  }

  async function claimed(values: Record<string, unknown> = {}): Promise<string> {
    const id = await waiting(values)
    expect(await claim(tokens.officer, id)).toMatchObject({ status: 'done' })
    return id
  }

  async function standing(id: string) {
    const { rows } = await owner.query(
      `SELECT k.status::text, k.claimed_by, k.decided_by, k.second_decider, k.reason_code::text AS reason,
         k.expires_at - k.decided_at = interval '8760 hours' AS "forAYear", w.tier::text, w.kyc_state::text AS "walletKyc",
         w.daily_limit::text AS daily, w.monthly_limit::text AS monthly, c.is_verified AS verified,
         (SELECT count(*)::int FROM kyc_events e WHERE e.kyc_record_id = k.id) AS events,
         (SELECT count(*)::int FROM kyc_messages m WHERE m.kyc_record_id = k.id) AS messages,
         (SELECT array_agg(e.action::text ORDER BY e.id) FROM audit_events e WHERE e.object_id = k.id::text AND e.outcome = 'success') AS trail
       FROM kyc_records k JOIN customers c ON c.id = k.customer_id JOIN wallets w ON w.customer_id = c.id WHERE k.id = $1`,
      [id],
    )
    return rows[0]
  }

  return { folder, tokens, ids, waiting, claim, versionOf, decide, claimed, standing }
}
