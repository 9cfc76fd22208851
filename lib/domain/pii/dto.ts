import { z } from 'zod'
import { formatDate } from '@/lib/format/date'

/** In full, as it is read out: `17 May 1990`. */
const birth = z.date().transform((value) => formatDate(value, 'UTC'))

/** What of each kind is masked everywhere, by the name of its field. */
export const PII = {
  customer: z.object({
    phone: z.string(),
    email: z.string().nullable(),
    identityNumber: z.string().nullable(),
    dateOfBirth: birth,
  }),
  merchant: z.object({ phone: z.string(), email: z.string(), settlementAccount: z.string() }),
  kyc_record: z.object({
    phone: z.string(),
    documentNumber: z.string(),
    dateOfBirth: birth,
    address: z.string(),
  }),
} as const

/** Fields in full; null is not known. */
export type Revealed = Readonly<Record<string, string | null>>
