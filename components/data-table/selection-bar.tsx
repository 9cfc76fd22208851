'use client'

import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { BulkOffer } from '@/lib/bulk/look'
import { formatCount } from '@/lib/format/number'
import type { BulkSubject } from './types'
import { useListCount } from './use-list-count'
import { useSelection } from './use-selection'

const BulkDialog = lazy(() => import('./bulk-dialog').then((file) => ({ default: file.BulkDialog })))

type Props = {
  /** Changes when the rows do. */
  page: string
  /** Whether there are rows on other pages. */
  more: boolean
  /** What can be done to many at once. */
  bulk?: BulkSubject
}

/** What can be done with the selected rows, or with all that match; out of sight while nothing is selected. */
export function SelectionBar({ page, more, bulk }: Props) {
  const { bar, chosen, whole, clear } = useSelection(page)
  const [everything, setEverything] = useState('')
  const [copied, setCopied] = useState('')
  const [asked, setAsked] = useState<{ offer: BulkOffer; times: number } | null>(null)
  const [open, setOpen] = useState(false)
  const beyond = Boolean(bulk) && whole && more
  const all = beyond && everything === page
  const count = useListCount(bulk?.list ?? '', bulk?.query ?? '', beyond)

  const names = chosen.map(({ name }) => name).join('\n')
  const copy = async () => {
    await navigator.clipboard.writeText(names)
    setCopied(names)
  }
  const ask = (offer: BulkOffer) => {
    setAsked((before) => ({ offer, times: (before?.times ?? 0) + 1 }))
    setOpen(true)
  }
  const matching = `${count.known ? formatCount(count.rows) : 'those'} that match`
  return (
    <div ref={bar} className="flex flex-wrap items-center gap-2" aria-live="polite">
      {chosen.length > 0 && (
        <>
          <span className="whitespace-nowrap text-secondary">
            {all ? `All ${matching}` : `${formatCount(chosen.length)} selected`}
          </span>
          {beyond && !all && (
            <Button size="sm" variant="ghost" onClick={() => setEverything(page)}>
              Select all {matching}
            </Button>
          )}
          {bulk?.offers.map((offer) => (
            <Button
              key={offer.action}
              size="sm"
              icon={offer.icon}
              variant={offer.danger ? 'danger' : 'secondary'}
              onClick={() => ask(offer)}
            >
              {offer.verb}…
            </Button>
          ))}
          {!all && (
            <Button
              size="sm"
              icon={copied === names ? 'check' : 'copy'}
              onClick={copy}
              title="Copy the references or names, one a line"
            >
              {copied === names ? 'Copied' : 'Copy'}
            </Button>
          )}
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              setEverything('')
              clear()
            }}
          >
            Clear
          </Button>
        </>
      )}
      {bulk && asked && (
        <Suspense>
          <BulkDialog
            key={asked.times}
            {...bulk}
            offer={asked.offer}
            ids={all ? null : chosen.map(({ id }) => id)}
            count={all ? (count.known ? count.rows : null) : chosen.length}
            open={open}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  )
}
