'use client'

import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { formatDuration } from '@/lib/format/duration'

type Props = {
  /** Until the session ends; null when it has. */
  left: { seconds: number; byIdleness: boolean } | null
  busy: boolean
  onStay: () => void
}

/** Says that a session ends soon, and lets the person stay; or that it has ended, and what becomes of what was typed. */
export function SessionWarning({ left, busy, onStay }: Props) {
  if (!left) {
    return (
      <Dialog
        open
        onClose={() => location.reload()}
        title="Your session has ended"
        description="What you have typed is still on this page. Sign in on another one, then go on here."
        actions={
          <a href="/login" target="_blank" rel="noreferrer" className={buttonClass({ variant: 'primary' })}>
            Sign in
          </a>
        }
      />
    )
  }
  return (
    <Dialog
      open
      onClose={onStay}
      title={left.byIdleness ? 'Are you still there?' : 'Your session ends soon'}
      description={
        <span className="num" role="timer">
          {left.byIdleness
            ? `Nobody has done anything for a while: you are signed out in ${formatDuration(left.seconds)}.`
            : `Twelve hours after signing in you are signed out: in ${formatDuration(left.seconds)}. Finish what you have begun.`}
        </span>
      }
      actions={
        left.byIdleness && (
          <Button variant="primary" busy={busy} onClick={onStay}>
            Stay signed in
          </Button>
        )
      }
    />
  )
}
