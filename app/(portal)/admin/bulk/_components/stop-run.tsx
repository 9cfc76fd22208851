'use client'

import { ActionButton } from '@/components/account/action-button'
import { stopBulk } from '@/lib/domain/bulk/actions'

/** Gives a plan up, or ends a run where it is. */
export function StopRun({ runId, planned }: { runId: string; planned: boolean }) {
  return (
    <ActionButton
      action={stopBulk}
      fields={{ runId }}
      icon={planned ? 'x' : 'circle-x'}
      variant={planned ? 'ghost' : 'danger'}
      title={planned ? undefined : 'What is done stays done'}
    >
      {planned ? 'Give the plan up' : 'Stop'}
    </ActionButton>
  )
}
