import { nameOf } from '@/lib/format/status'
import { isId } from '@/lib/list/id'

const PAGES: Record<string, string | undefined> = {
  wallet: '/admin/wallets',
  customer: '/admin/customers',
  merchant: '/admin/merchants',
  transaction: '/admin/transactions',
  qr_code: '/admin/qr-codes',
  eft_payment: '/admin/eft-payments',
  access_grant: '/admin/access-grants',
  kyc_record: '/admin/kyc',
  approval: '/admin/approvals',
  alert: '/admin/alerts',
  audit_trail: '/admin/audit',
}

type Props = { objectType: string; objectId: string | null }

/** The record an event is about: its kind and the end of its id, a link where it has a page. */
export function ObjectLink({ objectType, objectId }: Props) {
  const page = PAGES[objectType]
  const name = `${nameOf(objectType)} ${objectId?.slice(-8) ?? ''}`
  if (!page || !objectId || !isId(objectId))
    return <span className="whitespace-nowrap text-secondary">{name}</span>
  return (
    <a href={`${page}/${objectId}`} className="whitespace-nowrap text-accent hover:underline">
      {name}
    </a>
  )
}
