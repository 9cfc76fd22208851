import { clsx } from 'clsx'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { IconName } from '@/lib/format/icon-names'
import { formatCount } from '@/lib/format/number'
import type { Tone } from '@/lib/format/status'

export type Tile = {
  label: string
  count: number | null
  /** Exactly the rows that are counted. */
  href: string
  icon: IconName
  tone: Tone
  note?: string
  /** Whether the list below shows these rows now. */
  chosen?: boolean
}

const TONES: Record<Tone, string> = {
  good: 'text-good',
  warning: 'text-warning',
  bad: 'text-bad',
  info: 'text-info',
  neutral: 'text-muted',
}

/** Numbers that are looked at first, each leading to its rows; nothing is nothing to worry about. */
export function Tiles({ label, tiles }: { label: string; tiles: readonly Tile[] }) {
  return (
    <ul aria-label={label} className="grid grid-cols-2 gap-3.5 lg:grid-cols-4">
      {tiles.map((tile) => (
        <li key={tile.label}>
          <Link
            href={tile.href}
            aria-current={tile.chosen ? 'true' : undefined}
            className={clsx(
              'grid h-full content-start gap-0.5 rounded-card border bg-card px-4 py-3 shadow-card transition-colors hover:bg-hover',
              tile.chosen && 'border-accent',
            )}
          >
            <span className="flex items-center gap-2 text-125 text-secondary">
              <Icon
                name={tile.count === 0 ? 'circle-check' : tile.icon}
                size={15}
                className={tile.count === 0 ? TONES.good : TONES[tile.tone]}
              />
              {tile.label}
            </span>
            <span className="num text-21 font-semibold">{formatCount(tile.count)}</span>
            {tile.note && <span className="text-125 text-muted">{tile.note}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}
