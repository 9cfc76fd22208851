import type { ReactNode } from 'react'
import { Crumb } from '@/components/layout/breadcrumb'
import { PageHead } from '@/components/ui/page-head'

type Props = {
  title: string
  marks?: ReactNode
  facts?: ReactNode
  actions?: ReactNode
  /** Facts and related records. */
  children: ReactNode
  /** What happened, at the right. */
  aside?: ReactNode
}

/** A record: its name and state, facts at the left, what happened at the right. */
export function DetailView({ title, marks, facts, actions, children, aside }: Props) {
  return (
    <div className="grid gap-4">
      <Crumb name={title} />
      <PageHead title={title} marks={marks} facts={facts} actions={actions} />
      <div className={aside ? 'grid items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_340px]' : 'grid gap-3.5'}>
        <div className="grid min-w-0 gap-3.5">{children}</div>
        {aside && <div className="grid min-w-0 gap-3.5">{aside}</div>}
      </div>
    </div>
  )
}
