import 'server-only'
import { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import type { PiiSubject } from './constants'
import { PII, type Revealed } from './dto'

const COLUMNS: Readonly<Record<PiiSubject, Prisma.Sql>> = {
  customer: Prisma.sql`
    phone, email, identity_number AS "identityNumber", date_of_birth AS "dateOfBirth" FROM customers`,
  merchant: Prisma.sql`
    contact_phone AS phone, contact_email AS email, settlement_account AS "settlementAccount" FROM merchants`,
  kyc_record: Prisma.sql`
    phone, document_number AS "documentNumber", date_of_birth AS "dateOfBirth", address_line || ', ' || town AS address
    FROM kyc_records`,
}

/** What a record holds in full, or null: the only read of the portal that does not mask. Call it beside an audit row. */
export async function readPii(tx: Transaction, subject: PiiSubject, id: string): Promise<Revealed | null> {
  const [row] = await tx.$queryRaw<unknown[]>`SELECT ${COLUMNS[subject]} WHERE id = ${id}::uuid`
  return row ? PII[subject].parse(row) : null
}
