import type { TimelineEntry } from '@/components/detail/timeline'
import { OUTCOME_WORDS } from '@/lib/domain/suspicious/constants'
import type { CaseDetail, Deed, HitRow } from '@/lib/domain/suspicious/dto'
import { nameOf } from '@/lib/format/status'

const SHOWN_HITS = 5

/** What the rule found and what people did, newest first. */
export function lifeOf(
  found: CaseDetail,
  hits: readonly HitRow[],
  deeds: readonly Deed[],
  freezes: readonly TimelineEntry[],
): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    {
      id: 'opened',
      title: `Opened by ${nameOf(found.rule).toLowerCase()}, version ${found.ruleVersion}`,
      who: 'Rules',
      at: found.openedAt,
      tone: 'warning',
    },
    ...hits.slice(0, SHOWN_HITS).map(
      (hit): TimelineEntry => ({
        id: hit.id,
        title: hit.sentence,
        who: 'Seen in the bank',
        at: hit.happenedAt,
        tone: 'bad',
      }),
    ),
    ...deeds.map((deed): TimelineEntry => ({ id: deed.id, who: deed.who, at: deed.at, ...shown(deed) })),
    ...freezes,
  ]
  return entries.sort((a, b) => b.at.localeCompare(a.at))
}

function shown({ kind, what, words }: Deed): Pick<TimelineEntry, 'title' | 'tone' | 'note'> {
  switch (kind) {
    case 'suspicious_taken_up':
      return { title: 'Taken up', tone: 'info' }
    case 'suspicious_put_back':
      return { title: 'Put back', tone: 'neutral' }
    case 'suspicious_assigned':
      return { title: what ? `Assigned to ${what}` : 'Assigned to nobody', tone: 'info' }
    case 'suspicious_noted':
      return { title: 'Noted', note: words }
    case 'suspicious_report_drafted':
      return { title: 'Report drafted', tone: 'info' }
    case 'suspicious_closed':
      return { title: `Closed: ${outcomeOf(what)}`, tone: 'good', note: words }
    default:
      return { title: nameOf(kind), note: words }
  }
}

function outcomeOf(outcome: string | null): string {
  const words: Record<string, string> = OUTCOME_WORDS
  return words[outcome ?? ''] ?? nameOf(outcome ?? 'unknown')
}
