import { clsx } from 'clsx'
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
  /** What is asked for first: at the top right, and above everything else on a narrow screen. */
  lead?: ReactNode
  /** Anything else at the right. */
  aside?: ReactNode
}

/** The second row takes what is left: what stands at the top right is as high as it needs to be. */
const TWO_COLUMNS =
  'grid items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_340px] xl:grid-rows-[auto_minmax(0,1fr)]'

/** A record: its name and state, facts at the left, what happened at the right. */
export function DetailView(props: Props) {
  const { title, marks, facts, actions, banner, clock, children, life, lead, aside } = props
  const right = life || lead || aside
  return (
    <div className="grid gap-4">
      <Crumb name={title} />
      <PageHead title={title} marks={marks} facts={facts} actions={actions} />
      {banner}
      <div className={right ? TWO_COLUMNS : 'grid gap-3.5'}>
        {lead && <div className="min-w-0 xl:col-start-2">{lead}</div>}
        <div className={clsx('grid min-w-0 gap-3.5', lead && 'xl:col-start-1 xl:row-span-2 xl:row-start-1')}>
          {children}
        </div>
        {right && (
          <div className="grid min-w-0 gap-3.5 xl:col-start-2">
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
