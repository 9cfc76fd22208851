import { loadSupportFigures, supportDesk } from '@/lib/domain/overview/desks/support'
import { humanise } from '@/lib/format/status'
import type { ListState } from '@/lib/list/definition'
import { tileOf } from '../../_components/tile-of'
import { Tiles } from '../../_components/tiles'

/** How many wallets keep limits that their KYC does not support, by the state of the KYC. */
export async function SupportLead({ state }: { state: ListState }) {
  const figures = await loadSupportFigures()
  const countOf = (kyc: string) =>
    figures.filter((each) => each.kyc === kyc).reduce((sum, { count }) => sum + count, 0)
  return (
    <div className="grid gap-2">
      <Tiles
        label="Wallets by the state of their KYC"
        tiles={(['expired', 'rejected', 'pending', 'not_started'] as const).map((kyc) => ({
          ...tileOf(supportDesk.path, 'kyc', kyc, state),
          label: `KYC ${humanise(kyc).toLowerCase()}`,
          count: countOf(kyc),
          icon: kyc === 'pending' ? 'clock' : 'shield-exclamation-point',
          tone: kyc === 'pending' ? 'warning' : 'bad',
        }))}
      />
      <p className="text-125 text-muted">
        Above the basic tier, not closed, and no approval in force stands behind the limits.
      </p>
    </div>
  )
}
