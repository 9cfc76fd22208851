'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { useSteppedUpAction } from '@/components/feedback/stepped-up-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { BulkOffer } from '@/lib/bulk/look'
import { planBulk } from '@/lib/domain/bulk/actions'
import { formatCount } from '@/lib/format/number'
import { IDEMPOTENCY_FIELD } from '@/lib/http/action-state'
import { BulkField } from './bulk-field'
import type { BulkSubject } from './types'

type Props = BulkSubject & {
  offer: BulkOffer
  /** The rows that were chosen; null for all that match. */
  ids: readonly string[] | null
  /** How many that is, as far as known. */
  count: number | null
  open: boolean
  onClose: () => void
}

/** Asks what a bulk action needs, and makes its plan: what would happen to which rows stands on the page it leads to. */
export function BulkDialog({ offer, ids, count, noun, query, open, onClose }: Props) {
  const router = useRouter()
  const [key] = useState(() => crypto.randomUUID())
  const { state, submit, busy, prompt } = useSteppedUpAction(planBulk)
  const refused = state.status === 'refused' && !prompt ? state : null
  const runId = state.status === 'done' ? state.result.runId : null

  useEffect(() => {
    if (runId) router.push(`/admin/bulk/${runId}`)
  }, [runId, router])

  const many = count === 1 ? noun.one : noun.many
  const what = count === null ? `all ${many} that match` : `${formatCount(count)} ${many}`
  return (
    <>
      <Dialog
        open={open}
        onClose={onClose}
        title={`${offer.verb} ${what}`}
        description="First you see what would happen to each of them, and what is left out and why. Nothing changes before you confirm that."
      >
        <form action={submit} className="grid gap-4" noValidate>
          {refused && <Refused {...refused} />}
          <input type="hidden" name="action" value={offer.action} />
          <input type="hidden" name="query" value={query} />
          <input type="hidden" name="scope" value={ids ? 'chosen' : 'all'} />
          <input type="hidden" name="ids" value={ids?.join() ?? ''} />
          <input type="hidden" name={IDEMPOTENCY_FIELD} value={key} />
          {offer.fields.map((field) => (
            <BulkField
              key={field.name}
              field={field}
              typed={state.status === 'refused' ? state.values[field.name] : undefined}
              error={refused?.fields?.[field.name]}
            />
          ))}
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" icon={offer.icon} busy={busy || runId !== null}>
              See what would happen
            </Button>
          </div>
        </form>
      </Dialog>
      {prompt}
    </>
  )
}
