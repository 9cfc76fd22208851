import { Icon } from '@/components/ui/icon'
import type { Break } from '@/lib/domain/statements/dto'
import { formatDate } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'

const SHOWN = 5

/** Says where the balances do not follow from one another: on the screen and on paper. */
export function Broken({ breaks, zone }: { breaks: readonly Break[]; zone: string }) {
  if (breaks.length === 0) return null
  return (
    <div role="alert" className="flex gap-3 rounded-control border border-bad bg-bad-tint p-4 text-bad">
      <Icon name="triangle-exclamation-point" className="mt-0.5" />
      <div className="grid gap-1">
        <p className="font-semibold">This statement does not add up</p>
        <ul className="grid gap-0.5 text-125">
          {breaks.slice(0, SHOWN).map(({ at, reference, expected, found }) => (
            <li key={`${at} ${reference} ${found}`}>
              {reference
                ? `${formatDate(at, zone)}: ${reference} begins with ${formatMoney(found)}; the movement before left ${formatMoney(expected)}.`
                : `At the end of ${formatDate(at, 'UTC')} there should be ${formatMoney(expected)}; there are ${formatMoney(found)}.`}
            </li>
          ))}
        </ul>
        {breaks.length > SHOWN && <p className="text-125">And {breaks.length - SHOWN} more.</p>}
      </div>
    </div>
  )
}
