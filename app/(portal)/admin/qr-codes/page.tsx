import type { Metadata } from 'next'
import { loadQrCodes, loadQrCodesCount } from '@/lib/domain/qr/loaders'
import { qrCodeList } from '@/lib/domain/qr/schema'
import { listPage } from '../_components/list-page'
import { qrCodeColumns } from './_components/columns'

export const metadata: Metadata = { title: 'QR codes' }

export default listPage({
  permission: 'qr:read',
  title: 'QR codes',
  definition: qrCodeList,
  columns: qrCodeColumns,
  load: loadQrCodes,
  count: ({ qr }) => ({
    total: qr.generatedTotal,
    by: {
      payable: { yes: qr.active },
      scanned: { today: qr.scanned.today },
      expired: { today: qr.expired.today },
    },
    during: { today: qr.generated.today },
  }),
  exact: loadQrCodesCount,
  nameOf: (row) => row.reference,
  none: 'They appear here as soon as a merchant asks for the first payment.',
})
