import type { ReactNode } from 'react'
import type { Clock } from '@/components/data-table/types'
import { Crumb } from '@/components/layout/breadcrumb'
import { PageHead } from '@/components/ui/page-head'
import { type Step, steps } from './steps'
import { Timeline } from './timeline'

type Props = {
  title: string
  marks?: ReactNode
  facts?: ReactNode
  actions?: ReactNode
  /** What waits for a decision about it: shown on top. */
  banner?: ReactNode
  clock: Clock
  /** Facts and related records. */
  children: ReactNode
  /** What happened, in order: its timeline is at the right. */
  life?: readonly Step[]
  /** Anything else at the right. */
  aside?: ReactNode
}

/** A record: its name and state, facts at the left, what happened at the right. */
export function DetailView({ title, marks, facts, actions, banner, clock, children, life, aside }: Props) {
  const right = life || aside
  return (
    <div className="grid gap-4">
      <Crumb name={title} />
      <PageHead title={title} marks={marks} facts={facts} actions={actions} />
      {banner}
      <div className={right ? 'grid items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_340px]' : 'grid gap-3.5'}>
        <div className="grid min-w-0 gap-3.5">{children}</div>
        {right && (
          <div className="grid min-w-0 gap-3.5">
            {life && (
              <Timeline title="Life" zone={clock.zone} entries={steps(life)} empty="Nothing happened yet." />
            )}
            {aside}
          </div>
        )}
      </div>
    </div>
  )
}
