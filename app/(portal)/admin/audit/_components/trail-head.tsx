import { Suspense } from 'react'
import { When } from '@/components/data-table/cells'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import type { TrailState } from '@/lib/domain/audit/dto'
import { loadTrailState } from '@/lib/domain/audit/loaders'
import type { PageClock } from '@/lib/domain/overview/page-clock'
import { ageSeconds, formatDuration } from '@/lib/format/duration'
import { formatCount } from '@/lib/format/number'
import { DatabaseUnreachableError } from '@/lib/http/errors'

/** How far the trail can be trusted. */
export function TrailHead({ clock }: { clock: PageClock }) {
  return (
    <Card className="flex flex-wrap items-center gap-x-6 gap-y-3 px-4 py-3">
      <Suspense fallback={<p className="h-10 flex-1" />}>
        <Sealed clock={clock} />
      </Suspense>
    </Card>
  )
}

async function Sealed({ clock }: { clock: PageClock }) {
  const trail = await loadTrailState().catch((error) => {
    if (error instanceof DatabaseUnreachableError) return null
    throw error
  })
  if (!trail)
    return (
      <p className="flex-1 text-muted">
        Whether the trail is whole is not known: the database does not answer.
      </p>
    )
  if (trail.problem) return <Broken trail={trail} clock={clock} />
  const checked = trail.checkedSeal !== null && trail.checkedAt !== null
  return (
    <div className="flex min-w-0 flex-1 basis-80 items-start gap-3">
      <Icon
        name={checked ? 'shield-check' : 'clock'}
        className={checked ? 'mt-0.5 text-good' : 'mt-0.5 text-muted'}
      />
      <div className="min-w-0">
        <p className="font-medium">
          {checked ? 'Nobody has changed the trail' : 'The trail has yet to be verified'}
        </p>
        <p className="text-125 text-secondary">
          {checked && (
            <>
              Verified up to seal {formatCount(Number(trail.checkedSeal))} of{' '}
              <When at={trail.checkedSealedAt} clock={clock} />
              {trail.roundFinishedAt && (
                <>
                  , all of it until <When at={trail.roundFinishedAt} clock={clock} />
                </>
              )}
              .{' '}
            </>
          )}
          <Unsealed since={trail.unsealedSince} now={clock.now} />
        </p>
      </div>
    </div>
  )
}

function Broken({ trail, clock }: { trail: TrailState; clock: PageClock }) {
  return (
    <div className="flex min-w-0 flex-1 basis-80 items-start gap-3" role="alert">
      <Icon name="shield-x" className="mt-0.5 text-bad" />
      <div className="min-w-0">
        <p className="font-medium text-bad">Somebody changed the trail</p>
        <p className="text-125 text-secondary">
          {trail.problem} Found <When at={trail.problemAt} clock={clock} />.{' '}
          <a href="/admin/alerts/runbooks/AuditChainBroken" className="text-accent hover:underline">
            What to do
          </a>
        </p>
      </div>
    </div>
  )
}

function Unsealed({ since, now }: { since: string | null; now: Date }) {
  const seconds = ageSeconds(since, now)
  if (seconds === null) return 'Every row is sealed.'
  if (seconds < 2) return 'What was written in the last second is about to be sealed.'
  return `The oldest row without a seal has waited ${formatDuration(seconds)}.`
}
