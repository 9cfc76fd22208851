import type { ReactNode } from 'react'
import type { Clock } from '@/components/data-table/types'
import { RelatedList } from '@/components/detail/related-list'
import { loadAccessGrants } from '@/lib/domain/access/loaders'
import { accessGrantList } from '@/lib/domain/access/schema'
import { loadEftPayments } from '@/lib/domain/eft/loaders'
import { eftPaymentList } from '@/lib/domain/eft/schema'
import { loadKycRecords } from '@/lib/domain/kyc/loaders'
import { kycList } from '@/lib/domain/kyc/schema'
import { loadQrCodes } from '@/lib/domain/qr/loaders'
import { qrCodeList } from '@/lib/domain/qr/schema'
import { accessGrantColumns } from '../../access-grants/_components/columns'
import { eftPaymentColumns } from '../../eft-payments/_components/columns'
import { kycColumns } from '../../kyc/_components/columns'
import { qrCodeColumns } from '../../qr-codes/_components/columns'

type Props = {
  customerId: string
  /** How a merchant is given access, for those who may. */
  grant: ReactNode
  clock: Clock
}

/** What else belongs to a customer: reviews, grants, top-ups and codes, the newest of each. */
export function CustomerRecords({ customerId, grant, clock }: Props) {
  const of = { where: { customer: customerId }, clock }
  return (
    <>
      <RelatedList
        title="KYC history"
        list={kycList}
        load={loadKycRecords}
        columns={kycColumns}
        show={['level', 'risk', 'status', 'submitted']}
        empty="Nothing was submitted yet."
        {...of}
      />
      <RelatedList
        title="Merchants that may act for the customer"
        actions={grant}
        list={accessGrantList}
        load={loadAccessGrants}
        columns={accessGrantColumns}
        show={['merchant', 'access', 'state', 'reason', 'created', 'expires']}
        empty="No merchant has access."
        {...of}
      />
      <RelatedList
        title="EFT payments"
        list={eftPaymentList}
        load={loadEftPayments}
        columns={eftPaymentColumns}
        show={['reference', 'bank', 'amount', 'status', 'created']}
        empty="No money has come by EFT yet."
        {...of}
      />
      <RelatedList
        title="QR codes"
        list={qrCodeList}
        load={loadQrCodes}
        columns={qrCodeColumns}
        show={['reference', 'merchant', 'amount', 'status', 'created']}
        empty="No QR code was scanned yet."
        {...of}
      />
    </>
  )
}
