import { Command } from 'cmdk'
import { groupLabel } from '@/components/search/group-label'
import { HitFacts, HitName, hitHref } from '@/components/search/hit'
import { Icon } from '@/components/ui/icon'
import { GROUP_LOOKS } from '@/lib/domain/search/constants'
import type { SearchAnswer } from '@/lib/domain/search/dto'
import { PALETTE_ITEM } from './palette-item'

type Props = { answer: SearchAnswer; busy: boolean; open: (href: string) => void }

/** The records that were found, in groups; while a newer answer is on its way they only stay to be read. */
export function PaletteRecords({ answer, busy, open }: Props) {
  const clock = { zone: answer.zone, now: new Date() }
  return answer.groups.map((found) => (
    <Command.Group key={found.group} heading={groupLabel(found, answer.similar)} className="palette-group">
      {found.hits.map((hit) => (
        <Command.Item
          key={hit.id}
          value={hitHref(found, hit)}
          disabled={busy}
          onSelect={open}
          className={PALETTE_ITEM}
        >
          <Icon name={GROUP_LOOKS[found.group].icon} />
          <HitName found={found} hit={hit} />
          <HitFacts found={found} hit={hit} clock={clock} />
        </Command.Item>
      ))}
    </Command.Group>
  ))
}

/** The first record of an answer: what Enter opens. */
export function firstRecord(answer: SearchAnswer | null): string | null {
  const [found] = answer?.groups ?? []
  const [hit] = found?.hits ?? []
  return found && hit ? hitHref(found, hit) : null
}
