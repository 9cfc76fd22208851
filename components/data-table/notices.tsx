import { Icon } from '@/components/ui/icon'
import { formatCount } from '@/lib/format/number'
import type { ListPage, ListState } from '@/lib/list/definition'

type Props = { state: ListState; page: ListPage<unknown> }

/** What of the address was not understood: said, not hidden. */
export function Notices({ state, page }: Props) {
  const lines = [
    page.cursorRefused && 'That link to a page is no longer valid: this is the first page.',
    state.ignored.length > 0 &&
      `${state.view ? 'This view asks for what the list does not have any more, left out' : 'Not understood in the address, and left out'}: ${state.ignored.join(', ')}.`,
    page.stopped &&
      `Looked through ${formatCount(page.stopped.rows)} rows for these; the next page goes on from there.`,
  ].filter((line) => line !== false && line !== null)
  if (lines.length === 0) return null
  return (
    <div role="status" className="flex gap-2.5 rounded-card bg-info-tint px-4 py-2.5 text-125 text-info">
      <Icon name="info" size={15} className="mt-0.5" />
      <div>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  )
}
