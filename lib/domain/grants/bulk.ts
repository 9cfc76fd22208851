import 'server-only'
import type { z } from 'zod'
import type { BulkAction } from '@/lib/bulk/bulk-action'
import { Prisma } from '@/lib/db/generated/client'
import { revokeAccess } from './mutations'
import { revokeInput } from './schema'

const input = revokeInput.pick({ reason: true })

/** The version of `grantVersion`, to the millisecond as there. */
const VERSION = Prisma.sql`
  concat_ws('/', t.access_type,
    coalesce(to_char(t.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'never'),
    CASE WHEN t.is_active THEN 'on' ELSE 'off' END)`

/** Ends access grants as `revokeAccess` does one. */
export const revokeGrants: BulkAction<z.output<typeof input>> = {
  permission: 'access:manage',
  object: 'access_grant',
  verb: 'Revoke',
  done: 'revoked',
  says: 'The merchants no longer reach these wallets. Access can be granted again, on the page of each customer.',
  icon: 'ban',
  danger: true,
  fields: [{ name: 'reason', label: 'Why they end', kind: 'words', most: 2000 }],
  input,
  label: Prisma.sql`m.business_name || ' → ' || c.full_name`,
  seen: VERSION,
  refusal: () => Prisma.sql`
    CASE WHEN NOT t.is_active THEN 'Ended already.' WHEN t.expires_at <= now() THEN 'Its time has run out.' END`,
  run: (tx, { id, seen }, { reason }, maker, request) =>
    revokeAccess(tx, { grantId: id, seenVersion: seen, reason }, maker, request),
}
