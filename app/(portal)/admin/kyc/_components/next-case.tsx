'use client'

import { useRouter } from 'next/navigation'
import { Button, type ButtonLook } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { toast } from '@/components/ui/toast'
import { takeNextCase } from '@/lib/domain/kyc-desk/actions'
import { useDeed } from './use-deed'

/** Claims the case whose turn it is and opens it. */
export function NextCase({ after, variant }: { after?: string; variant?: ButtonLook['variant'] }) {
  const router = useRouter()
  const { run, busy } = useDeed(takeNextCase, (after) => {
    if (after.status === 'refused') toast('bad', after.message)
    if (after.status !== 'done') return
    if (after.result.recordId) router.push(`/admin/kyc/${after.result.recordId}`)
    else toast('info', 'Nothing is left that waits for you.')
  })
  return (
    <Button
      variant={variant}
      icon="arrow-right"
      busy={busy}
      aria-keyshortcuts="n"
      onClick={() => run(after ? { after } : {})}
    >
      Next case <Kbd>N</Kbd>
    </Button>
  )
}
