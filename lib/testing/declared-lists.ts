import { listAccessGrants } from '@/lib/domain/access/data'
import { accessGrantList } from '@/lib/domain/access/schema'
import { listAuditEvents } from '@/lib/domain/audit/data'
import { auditList } from '@/lib/domain/audit/schema'
import { listCustomers } from '@/lib/domain/customers/data'
import { customerList } from '@/lib/domain/customers/schema'
import { listEftPayments } from '@/lib/domain/eft/data'
import { eftPaymentList } from '@/lib/domain/eft/schema'
import { listKycRecords } from '@/lib/domain/kyc/data'
import { kycList } from '@/lib/domain/kyc/schema'
import { listMerchants } from '@/lib/domain/merchants/data'
import { merchantList } from '@/lib/domain/merchants/schema'
import { listQrCodes } from '@/lib/domain/qr/data'
import { qrCodeList } from '@/lib/domain/qr/schema'
import { listTransactions } from '@/lib/domain/transactions/data'
import { transactionList } from '@/lib/domain/transactions/schema'
import { listWallets } from '@/lib/domain/wallets/data'
import { walletList } from '@/lib/domain/wallets/schema'
import type { FilterDefinition, ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { parseList, sortAllowed } from '@/lib/list/parse'

type Read = (state: ListState) => Promise<ListPage<{ id: string }>>

/** The lists whose tables grow with the bank. */
const LISTS: readonly { definition: ListDefinition; read: Read }[] = [
  { definition: accessGrantList, read: listAccessGrants },
  { definition: auditList, read: (state) => listAuditEvents(state, null) },
  { definition: customerList, read: listCustomers },
  { definition: eftPaymentList, read: listEftPayments },
  { definition: kycList, read: listKycRecords },
  { definition: merchantList, read: listMerchants },
  { definition: qrCodeList, read: listQrCodes },
  { definition: transactionList, read: listTransactions },
  { definition: walletList, read: listWallets },
]

/** Tables that grow with the bank: nothing that somebody waits for reads one of them from end to end. */
export const BIG_TABLES = [
  'audit_events',
  'customers',
  'eft_payments',
  'kyc_records',
  'merchant_customer_access',
  'qr_codes',
  'transaction_events',
  'transactions',
  'wallets',
]

/** One page that a list offers: an order with one value of one filter, or without any. */
export type DeclaredEntry = { name: string; read: () => Promise<ListPage<{ id: string }>> }

/** Every filter × sort pair that the lists declare, with each value of a filter; `idOf` names a record to filter by. */
export function declaredEntries(idOf: (filter: string) => string): DeclaredEntry[] {
  return LISTS.flatMap(({ definition, read }) => {
    const asked = Object.entries(definition.sorts).flatMap(([key, { oneWay }]) =>
      (oneWay ? [key] : [key, `-${key}`]).flatMap((sort) => [
        { sort },
        ...Object.entries(definition.filters)
          .filter(([filter]) => sortAllowed(definition, key, [filter]))
          .flatMap(([filter, declared]) =>
            valuesOf(filter, declared, idOf).map((params) => ({
              sort,
              ...(declared.asksForPeriod && { from: '30d' }),
              ...params,
            })),
          ),
      ]),
    )
    return asked.map((params) => ({
      name: `${definition.path}?${new URLSearchParams(params)}`,
      read: () => read(parseList(definition, params)),
    }))
  })
}

function valuesOf(
  key: string,
  filter: FilterDefinition,
  idOf: (filter: string) => string,
): Record<string, string>[] {
  switch (filter.kind) {
    case 'choice':
      return filter.options.map((option) => ({ [key]: option }))
    case 'dates':
      return [{ from: '30d' }, { from: 'yesterday', to: 'yesterday' }, { to: '90d' }]
    case 'money':
      return [{ [`${key}_min`]: '100', [`${key}_max`]: '250' }]
    case 'record':
      return [{ [key]: idOf(key) }]
  }
}
