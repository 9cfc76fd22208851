'use client'

import { useEffect, useState } from 'react'
import { typing } from '@/components/layout/typing'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { toast } from '@/components/ui/toast'
import { claimCase } from '@/lib/domain/kyc-desk/actions'
import type { Told } from '@/lib/kyc/messages'
import { type DecidedCase, DecisionDialog } from './decision-dialog'
import { NextCase } from './next-case'
import { useDeed } from './use-deed'

type Props = { record: DecidedCase; mine: boolean; claimable: boolean }

/** What an officer can do about the record; every button has a key. */
export function ReviewBar({ record, mine, claimable }: Props) {
  const claim = useDeed(claimCase, (after) => {
    if (after.status === 'refused') toast('bad', after.message)
    if (after.status === 'done') toast('good', 'It is yours for the next half hour.')
  })
  const [decision, setDecision] = useState<Told | null>(null)
  useEffect(() => {
    if (!mine) return
    const onKey = (event: KeyboardEvent) => {
      // On a button or link Enter presses that one.
      const pressed = (event.target as HTMLElement).closest('a, button, summary')
      if (event.key !== 'Enter' || pressed || typing(event)) return
      event.preventDefault()
      setDecision('approve')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [mine])

  return (
    <>
      {mine ? (
        <>
          <Button icon="undo-2" aria-keyshortcuts="a" onClick={() => setDecision('ask')}>
            Ask again <Kbd>A</Kbd>
          </Button>
          <Button variant="danger" icon="x" aria-keyshortcuts="r" onClick={() => setDecision('reject')}>
            Reject <Kbd>R</Kbd>
          </Button>
          <Button
            variant="primary"
            icon="check"
            aria-keyshortcuts="Enter"
            onClick={() => setDecision('approve')}
          >
            Approve <Kbd>⏎</Kbd>
          </Button>
        </>
      ) : (
        <NextCase after={record.id} variant={claimable ? 'secondary' : 'primary'} />
      )}
      {!mine && claimable && (
        <Button
          variant="primary"
          icon="eye"
          busy={claim.busy}
          aria-keyshortcuts="c"
          onClick={() => claim.run({ recordId: record.id })}
        >
          Claim and review <Kbd>C</Kbd>
        </Button>
      )}
      {decision && (
        <DecisionDialog
          key={decision}
          record={record}
          decision={decision}
          onClose={() => setDecision(null)}
        />
      )}
    </>
  )
}
