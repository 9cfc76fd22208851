import { Meter } from '@/components/ui/meter'
import { formatMoney } from '@/lib/format/money'
import { formatPercent } from '@/lib/format/number'

type Props = { label: string; used: string; limit: string; ratio: number | null }

/** How much of a limit is used, as amounts and as a bar. */
export function LimitUse({ label, used, limit, ratio }: Props) {
  const tone = ratio === null ? 'neutral' : ratio >= 1 ? 'bad' : ratio >= 0.8 ? 'warning' : 'good'
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className="text-125 text-muted">{label}</span>
        <span className="num text-125 text-secondary">{formatPercent(ratio, 0)}</span>
      </div>
      <Meter
        label={label}
        ratio={ratio === null ? null : Math.min(ratio, 1)}
        tone={tone}
        text={`${formatPercent(ratio, 0)} of ${formatMoney(limit)}`}
      />
      <p className="num text-125">
        <span className="font-medium">{formatMoney(used)}</span>{' '}
        <span className="text-muted">of {formatMoney(limit)}</span>
      </p>
    </div>
  )
}
