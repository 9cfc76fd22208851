import type { Metadata } from 'next'
import { ListView } from '@/components/data-table/list-view'
import { knownCount } from '@/lib/domain/overview/known-count'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadQrCodes } from '@/lib/domain/qr/loaders'
import { qrCodeList } from '@/lib/domain/qr/schema'
import { parseList, type RawParams } from '@/lib/list/parse'
import { qrCodeColumns } from './_components/columns'

export const metadata: Metadata = { title: 'QR codes' }

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  const clock = await pageClock('qr:read')
  const state = parseList(qrCodeList, await searchParams)
  return (
    <ListView
      definition={qrCodeList}
      state={state}
      clock={clock}
      title="QR codes"
      columns={qrCodeColumns(clock)}
      page={loadQrCodes(state)}
      count={knownCount(state, ({ qr }) => ({ total: qr.generatedTotal }))}
      nameOf={(row) => row.reference}
      none="They appear here as soon as a merchant asks for the first payment."
    />
  )
}
