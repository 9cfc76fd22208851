import 'server-only'
import type { z } from 'zod'
import type { BulkAction } from '@/lib/bulk/bulk-action'
import { Prisma } from '@/lib/db/generated/client'
import { cancelQrCode } from './mutations'
import { cancelInput } from './schema'

const input = cancelInput.pick({ reason: true })

/** Cancels QR codes as `cancelQrCode` does one. */
export const cancelQrCodes: BulkAction<z.output<typeof input>> = {
  permission: 'qr:cancel',
  object: 'qr_code',
  verb: 'Cancel',
  done: 'cancelled',
  says: 'Nobody can pay them from then on. It cannot be taken back: the merchant makes a new code.',
  icon: 'ban',
  danger: true,
  fields: [{ name: 'reason', label: 'Why they are cancelled', kind: 'words', most: 2000 }],
  input,
  label: Prisma.sql`t.reference`,
  seen: Prisma.sql`t.status::text`,
  refusal: () => Prisma.sql`
    CASE WHEN t.status <> 'active' THEN 'Used, expired or cancelled already.'
         WHEN t.expires_at <= now() THEN 'Its time has run out.' END`,
  run: (tx, { id }, { reason }, maker, request) => cancelQrCode(tx, { codeId: id, reason }, maker, request),
}
