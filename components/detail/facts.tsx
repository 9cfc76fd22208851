import type { ReactNode } from 'react'
import { Card, CardHead } from '@/components/ui/card'
import { UNKNOWN } from '@/lib/format/number'
import type { Fact } from './fact'

type Props = {
  title: string
  note?: ReactNode
  actions?: ReactNode
  facts: readonly Fact[]
  children?: ReactNode
}

/** Facts of a record, two columns of name and value; what is not known is a dash. */
export function Facts({ title, note, actions, facts, children }: Props) {
  return (
    <Card>
      <CardHead title={title} note={note} actions={actions} />
      <dl className="grid grid-cols-1 gap-x-8 px-4 pt-1 pb-3 md:grid-cols-2">
        {facts.map(([name, value]) => (
          <div
            key={name}
            className="flex min-h-9 items-center justify-between gap-4 border-b border-grid py-1.5 last:border-b-0 md:[&:nth-last-child(2):nth-child(odd)]:border-b-0"
          >
            <dt className="shrink-0 text-125 text-muted">{name}</dt>
            <dd className="min-w-0 break-words text-right">{value ?? UNKNOWN}</dd>
          </div>
        ))}
      </dl>
      {children}
    </Card>
  )
}
