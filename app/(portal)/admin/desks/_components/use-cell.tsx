import { Meter } from '@/components/ui/meter'
import { formatMoney } from '@/lib/format/money'
import { formatPercent } from '@/lib/format/number'

type Props = { label: string; used: string; limit: string; share: number }

/** How much of a limit is used, as a bar in a row of a list. */
export function UseCell({ label, used, limit, share }: Props) {
  const tone = share >= 1 ? 'bad' : share >= 0.8 ? 'warning' : 'good'
  return (
    <span
      className="grid w-44 gap-1 py-1.5 max-sm:w-36"
      title={`${formatMoney(used)} of ${formatMoney(limit)}`}
    >
      <span className="text-left text-12 text-muted sm:hidden">{label}</span>
      <span className="flex justify-between gap-2 text-12">
        <span className="num text-secondary">{formatMoney(used)}</span>
        <span className={share >= 1 ? 'num font-medium text-bad' : 'num'}>{formatPercent(share, 0)}</span>
      </span>
      <Meter
        label={label}
        ratio={Math.min(share, 1)}
        tone={tone}
        threshold={0.8}
        text={formatPercent(share, 0)}
      />
    </span>
  )
}
