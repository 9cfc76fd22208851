'use client'

import { ActionButton } from '@/components/account/action-button'
import { stopExport } from '@/lib/domain/exports/actions'

/** Has a file end where it is. */
export function StopExport({ exportId }: { exportId: string }) {
  return (
    <ActionButton action={stopExport} fields={{ exportId }} size="sm" variant="danger" icon="circle-x">
      Stop
    </ActionButton>
  )
}
