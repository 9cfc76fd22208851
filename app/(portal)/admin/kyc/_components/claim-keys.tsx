'use client'

import { Kbd } from '@/components/ui/kbd'
import { toast } from '@/components/ui/toast'
import { claimCase, releaseCase } from '@/lib/domain/kyc-desk/actions'
import { useDeed } from './use-deed'

/** What can be done with the own claim, beside its time. */
export function ClaimKeys({ recordId }: { recordId: string }) {
  const longer = useDeed(claimCase, (after) => {
    if (after.status === 'refused') toast('bad', after.message)
    if (after.status === 'done') toast('good', 'It is yours for another half hour.')
  })
  const release = useDeed(releaseCase, (after) => {
    if (after.status === 'refused') toast('bad', after.message)
    if (after.status === 'done') toast('info', 'It is back in the queue.')
  })
  return (
    <>
      {' · '}
      <Key letter="t" does="add time" busy={longer.busy} onClick={() => longer.run({ recordId })} />{' '}
      <Key letter="u" does="give back" busy={release.busy} onClick={() => release.run({ recordId })} />
    </>
  )
}

type KeyProps = { letter: string; does: string; busy: boolean; onClick: () => void }

function Key({ letter, does, busy, onClick }: KeyProps) {
  return (
    <button
      type="button"
      disabled={busy}
      aria-keyshortcuts={letter}
      onClick={onClick}
      className="rounded-sm text-secondary hover:text-ink hover:underline disabled:opacity-50"
    >
      {does} <Kbd>{letter.toUpperCase()}</Kbd>
    </button>
  )
}
