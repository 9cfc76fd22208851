'use client'

import { clsx } from 'clsx'
import { useLive } from '@/app/(portal)/_components/live/live'
import { Icon } from '@/components/ui/icon'
import { Logo } from '@/components/ui/logo'
import { useRenewal } from './use-renewal'
import { useRotation } from './use-rotation'
import { WallClock } from './wall-clock'
import { WallKpi } from './wall-kpi'
import { WallStanding } from './wall-standing'
import { WallSystem } from './wall-system'

/** Cards of a section. */
const TOGETHER = 2

type Props = { staleSeconds: number; zone: string; renderedAt: number }

/** The whole screen: which bank, what time, one section after the other, and how live it all is. */
export function Wall({ staleSeconds, zone, renderedAt }: Props) {
  useRenewal()
  const kpis = useLive(({ view }) => view.kpis)
  const firing = useLive(({ view }) => view.firing)
  const sections = Math.ceil((kpis?.length ?? 0) / TOGETHER)
  const { at, held } = useRotation(sections + 1)
  const shown = kpis?.slice(at * TOGETHER, (at + 1) * TOGETHER) ?? []
  return (
    <main className="wall grid grid-rows-[auto_minmax(0,1fr)_auto] gap-[2em] bg-page px-[3em] py-[2.2em]">
      <header className="flex items-center gap-[1.2em]">
        <Logo className="size-[4em]" />
        <h1 className="text-[2.4em] font-semibold tracking-[-0.01em]">Phantom Banking</h1>
        {firing !== null && firing > 0 && (
          <p className="flex items-center gap-[0.5em] rounded-full bg-bad-tint px-[0.8em] py-[0.2em] text-[2em] font-medium text-bad">
            <Icon name="bell-ring" className="size-[1em]" />
            {firing} {firing === 1 ? 'alert fires' : 'alerts fire'}
          </p>
        )}
        <WallClock zone={zone} renderedAt={renderedAt} />
      </header>
      <div key={at} className="appear grid min-h-0 gap-[2em] landscape:grid-cols-2">
        {shown.map((kpi) => (
          <WallKpi key={kpi.name} kpi={kpi} />
        ))}
        {at === sections && <WallSystem />}
      </div>
      <footer className="flex min-h-[3em] items-center justify-between gap-[2em]">
        <WallStanding staleSeconds={staleSeconds} zone={zone} />
        <p className="flex items-center gap-[1em]">
          <span className="sr-only">{`Section ${at + 1} of ${sections + 1}`}</span>
          {held && <Icon name="pause" className="size-[2em] text-muted" />}
          {Array.from({ length: sections + 1 }, (_, section) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a section is its place.
              key={section}
              className={clsx('size-[1em] rounded-full', section === at ? 'bg-accent' : 'bg-track')}
            />
          ))}
        </p>
      </footer>
    </main>
  )
}
