'use client'

import { lazy, Suspense, useState } from 'react'
import { PAGE_KEYS } from '@/components/layout/shortcuts'
import { IconButton } from '@/components/ui/button'
import type { Layout } from '@/lib/domain/overview/layout/constants'

const ArrangeDialog = lazy(() => import('./arrange-dialog').then((file) => ({ default: file.ArrangeDialog })))

/** Opens the form in which a person chooses and orders their cards and charts. */
export function Arrange({ layout }: { layout: Layout }) {
  const [state, setState] = useState<'unused' | 'open' | 'closed'>('unused')
  return (
    <>
      <IconButton
        icon="sliders-horizontal"
        label="Arrange cards and charts"
        aria-keyshortcuts={PAGE_KEYS.arrange}
        onClick={() => setState('open')}
      />
      {state !== 'unused' && (
        <Suspense>
          <ArrangeDialog layout={layout} open={state === 'open'} onClose={() => setState('closed')} />
        </Suspense>
      )}
    </>
  )
}
