import { formatAge } from '@/lib/format/duration'
import type { ActionProblem } from '@/lib/http/action-state'

/** Why a form was refused, at its top: what is wrong, and who changed the record meanwhile. */
export function Refused({ message, changed, requestId, code }: ActionProblem) {
  return (
    <div role="alert" className="rounded-control bg-bad-tint px-3 py-2 text-bad">
      <p>{message}</p>
      {changed?.by && (
        <p className="mt-0.5 text-125">
          Changed by {changed.by}
          {changed.at && `, ${formatAge(changed.at, new Date())}`}.
        </p>
      )}
      {code === 500 && <p className="mt-0.5 font-mono text-12">Request {requestId}</p>}
    </div>
  )
}
