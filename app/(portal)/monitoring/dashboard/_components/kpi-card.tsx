import { clsx } from 'clsx'
import { Sparkline } from '@/components/charts/sparkline'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { Tone } from '@/lib/format/status'
import type { Kpi, KpiChange, KpiRow } from './kpi'
import { MetricInfo } from './metric-info'

const TONES: Record<Tone, string> = {
  good: 'text-good',
  warning: 'text-warning',
  bad: 'text-bad',
  info: 'text-info',
  neutral: 'text-muted',
}

/** One business number: value and change, trend, related numbers that each lead to their rows. */
export function KpiCard({ kpi }: { kpi: Kpi }) {
  return (
    <Card aria-label={kpi.name} className="flex flex-col px-4 pt-2.5 pb-3">
      <header className="flex items-center gap-1.5 text-125 text-secondary">
        <Icon name={kpi.icon} size={15} />
        <h2 className="min-w-0 flex-1 truncate">{kpi.name}</h2>
        <span className="-mr-1.5">
          <MetricInfo topic={kpi.id} of={kpi.name} />
        </span>
      </header>
      <p className="mt-0.5 flex flex-wrap items-baseline justify-between gap-x-2">
        <span className="num text-21 font-semibold tracking-[-0.02em] whitespace-nowrap">
          {kpi.href ? (
            <Link href={kpi.href} className="rounded-sm hover:text-accent">
              {kpi.value}
            </Link>
          ) : (
            kpi.value
          )}
        </span>
        {kpi.change && <Change change={kpi.change} />}
      </p>
      <div className="mt-1.5 mb-2" title={kpi.trendLabel}>
        <Sparkline values={kpi.trend} />
      </div>
      <dl className="grid text-125">
        {kpi.rows.map((row) => (
          <Row key={row.label} {...row} />
        ))}
      </dl>
    </Card>
  )
}

function Change({ change: { text, tone, icon, against, href } }: { change: KpiChange }) {
  const shown = {
    title: against,
    className: clsx('num inline-flex items-center gap-1 text-12 font-medium', TONES[tone]),
    children: (
      <>
        <Icon name={icon} size={13} />
        {text}
        <span className="sr-only"> {against}</span>
      </>
    ),
  }
  return href ? <Link href={href} {...shown} /> : <span {...shown} />
}

function Row({ label, value, href, tone }: KpiRow) {
  const text = clsx('num whitespace-nowrap font-medium', tone ? TONES[tone] : 'text-ink')
  return (
    <div className="flex min-h-target items-center justify-between gap-2">
      <dt className="truncate text-muted">{label}</dt>
      <dd className={text}>
        {href ? (
          <Link
            href={href}
            className="flex min-h-target min-w-target items-center justify-end rounded-sm underline-offset-2 hover:underline"
          >
            {value}
          </Link>
        ) : (
          value
        )}
      </dd>
    </div>
  )
}
