import type { TimelineEntry } from '@/components/detail/timeline'
import type { KycDetail, KycDocument, KycEvent, KycRow } from '@/lib/domain/kyc/dto'
import type { Case, Remark } from '@/lib/domain/kyc-desk/dto'
import { humanise, nameOf, statusLook } from '@/lib/format/status'

type Told = {
  record: KycDetail
  found: Case
  events: readonly KycEvent[]
  documents: readonly KycDocument[]
  remarks: readonly Remark[]
  others: readonly KycRow[]
}

/** Steps whose new status alone would not say what happened. */
const STEPS: Readonly<Record<string, string>> = {
  'null pending': 'Submitted',
  'pending in_progress': 'Claimed for review',
  'in_progress pending': 'Back in the queue',
  'resubmission_requested pending': 'Sent again',
}

/** A record keeps its last reason; only these steps were taken for it. */
const TURNED_DOWN = ['rejected', 'resubmission_requested']

/** All that happened to the record, and what else of the customer was reviewed; the newest first. */
export function historyOf({ record, found, events, documents, remarks, others }: Told): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...events.map(({ id, fromStatus, toStatus, reasonCode, actor, createdAt }) => {
      const { label, tone } = statusLook('kyc', toStatus)
      return {
        id: `event-${id}`,
        title: STEPS[`${fromStatus} ${toStatus}`] ?? label,
        tone,
        who: actor,
        at: createdAt,
        note: TURNED_DOWN.includes(toStatus) && reasonCode ? humanise(reasonCode) : null,
      }
    }),
    ...remarks.map(({ id, kind, author, language, body, createdAt }) => ({
      id,
      title:
        kind === 'note' ? 'Note' : `Message to the customer (${language === 'tn' ? 'Setswana' : 'English'})`,
      who: author,
      at: createdAt,
      note: body,
    })),
    ...uploads(documents),
    ...others.map(({ id, level, status, submittedAt }) => ({
      id,
      title: `${humanise(level)} verification ${statusLook('kyc', status).label.toLowerCase()}`,
      who: 'customer',
      at: submittedAt,
      note: 'Another record of this customer',
    })),
  ]
  if (found.firstApprover && found.firstApprovedAt) {
    entries.push({
      id: 'first-approval',
      title: 'Approved by the first of two',
      tone: 'good',
      who: found.firstApprover,
      at: found.firstApprovedAt,
    })
  }
  if (record.notes) {
    const at = record.decidedAt ?? record.submittedAt
    entries.push({
      id: 'notes',
      title: 'Note with the decision',
      who: record.decidedBy,
      at,
      note: record.notes,
    })
  }
  return entries.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

/** Documents that came within the same minute came together. */
function uploads(documents: readonly KycDocument[]): TimelineEntry[] {
  const groups = new Map<string, KycDocument[]>()
  for (const document of documents) {
    const minute = document.uploadedAt.slice(0, 16)
    groups.set(minute, [...(groups.get(minute) ?? []), document])
  }
  return [...groups.values()].flatMap((together) => {
    const [first] = together
    if (!first) return []
    const note = together.map(({ kind }) => nameOf(kind)).join(', ')
    const title = `Documents uploaded (${together.length})`
    return [{ id: `upload-${first.id}`, title, who: 'customer', at: first.uploadedAt, note }]
  })
}
