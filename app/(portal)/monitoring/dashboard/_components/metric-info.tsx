'use client'

import { lazy, Suspense, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import type { Topic } from './definitions'

const Definitions = lazy(() => import('./definition-list').then((file) => ({ default: file.DefinitionList })))

/** What the numbers of a card count, since when and from where: loaded when somebody asks. */
export function MetricInfo({ topic, of }: { topic: Topic; of: string }) {
  const [asked, setAsked] = useState(false)
  return (
    <Popover
      label={`What ${of} means`}
      trigger={<Icon name="info" size={13} />}
      triggerClassName="grid size-6 place-items-center rounded-sm text-muted hover:bg-hover hover:text-ink"
      className="w-80 p-0"
      onOpen={() => setAsked(true)}
    >
      {asked && (
        <Suspense fallback={<p className="px-3 py-2 text-125 text-muted">…</p>}>
          <Definitions topic={topic} />
        </Suspense>
      )}
    </Popover>
  )
}
