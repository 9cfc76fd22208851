import { clsx } from 'clsx'
import type { Kpi } from '@/app/(portal)/monitoring/dashboard/_components/kpi'
import { Sparkline } from '@/components/charts/sparkline'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import type { Tone } from '@/lib/format/status'

const TONES: Record<Tone, string> = {
  good: 'text-good',
  warning: 'text-warning',
  bad: 'text-bad',
  info: 'text-info',
  neutral: 'text-secondary',
}

/** A business number to be read from across the room. */
export function WallKpi({ kpi: { name, icon, value, change, trend, trendLabel, rows } }: { kpi: Kpi }) {
  return (
    <Card
      aria-label={name}
      className="grid min-h-0 grid-rows-[auto_auto_auto_minmax(0,1fr)_auto] overflow-hidden px-[2.4em] py-[2em]"
    >
      <h2 className="flex items-center gap-[0.5em] text-[2.6em] text-secondary">
        <Icon name={icon} className="size-[1em]" />
        {name}
      </h2>
      <p className="num mt-[0.1em] text-[8.4em] leading-[1.1] font-semibold tracking-[-0.03em] whitespace-nowrap">
        {value}
      </p>
      <p
        className={clsx(
          'num flex min-h-[1.5em] items-center gap-[0.4em] text-[2.2em]',
          change && TONES[change.tone],
        )}
      >
        {change && (
          <>
            <Icon name={change.icon} className="size-[1em]" />
            {change.text}
            <span className="text-muted">{change.against}</span>
          </>
        )}
      </p>
      <div className="min-h-0 py-[1.4em]" title={trendLabel}>
        <Sparkline values={trend} className="h-full! [&_path]:[stroke-width:0.22em]" />
      </div>
      <dl className="grid grid-cols-2 gap-x-[1.6em] gap-y-[0.5em] text-[1.9em]">
        {rows.map((row) => (
          <div key={row.label} className="flex justify-between gap-[0.5em]">
            <dt className="truncate text-muted">{row.label}</dt>
            <dd className={clsx('num font-semibold whitespace-nowrap', row.tone && TONES[row.tone])}>
              {row.value}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
