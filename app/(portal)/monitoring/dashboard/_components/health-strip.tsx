'use client'

import { clsx } from 'clsx'
import { Sparkline } from '@/components/charts/sparkline'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Meter } from '@/components/ui/meter'
import { useLive } from '../../../_components/live/live'
import type { MeterView, ServiceView } from './health'

/** Four meters of the machine, four services below; live. */
export function HealthStrip() {
  const { meters, services } = useLive(({ view }) => view)
  return (
    <Card aria-label="System health" className="overflow-hidden">
      <div className="-mr-px -mb-px grid grid-cols-2 xl:grid-cols-4 print:grid-cols-4">
        {meters.map((meter) => (
          <MeterCell key={meter.name} meter={meter} />
        ))}
      </div>
      <ul className="-mr-px -mb-px grid border-t sm:grid-cols-2 xl:grid-cols-4 print:grid-cols-4">
        {services.map((service) => (
          <ServiceCell key={service.name} service={service} />
        ))}
      </ul>
    </Card>
  )
}

function MeterCell({ meter }: { meter: MeterView }) {
  const { tone, icon, label } = meter.look
  return (
    <section aria-label={meter.name} className="min-w-0 border-r border-b px-3 pt-3 pb-3 sm:px-4.5 sm:pt-3.5">
      <header className="flex flex-wrap items-center justify-between gap-1.5">
        <h2 className="flex items-center gap-2 text-secondary">
          <Icon name={meter.icon} size={15} />
          {meter.name}
        </h2>
        <Badge tone={tone} icon={icon}>
          {label}
        </Badge>
      </header>
      <p className="num mt-1 text-21 font-semibold tracking-[-0.02em]">{meter.value}</p>
      {meter.limited ? (
        <Meter
          className="mt-1.5"
          label={meter.name}
          ratio={meter.ratio}
          tone={tone}
          threshold={meter.threshold}
          text={`${meter.value}, ${meter.detail}`}
        />
      ) : (
        // Nothing to measure it against: a bar would say something that is not known.
        <div className="mt-1.5 h-[5px]" />
      )}
      <div className="mt-2 flex items-end justify-between gap-3">
        <p className="num min-h-9 text-125 text-muted sm:min-h-0">{meter.detail}</p>
        <Sparkline
          values={meter.history}
          tone={meter.limited ? tone : 'series'}
          zero
          className="hidden h-5 max-w-22 sm:block"
        />
      </div>
    </section>
  )
}

const DOTS = { up: 'bg-good', down: 'bg-bad', off: 'border border-muted' }
const WORDS = { up: 'up', down: 'down', off: 'not connected' }

function ServiceCell({ service: { name, icon, state, detail } }: { service: ServiceView }) {
  return (
    <li className="flex min-h-11 items-center gap-2.5 border-r border-b px-3 py-2 sm:px-4.5">
      <Icon name={icon} size={15} className={state === 'off' ? 'text-muted' : undefined} />
      <span className={clsx('font-medium', state === 'off' && 'text-muted')}>{name}</span>
      <span className="num ml-auto min-w-0 text-right text-125 text-muted">{detail}</span>
      <span className={clsx('size-[7px] shrink-0 rounded-full', DOTS[state])} title={WORDS[state]} />
      <span className="sr-only">{WORDS[state]}</span>
    </li>
  )
}
