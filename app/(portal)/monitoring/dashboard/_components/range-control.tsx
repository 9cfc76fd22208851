import { clsx } from 'clsx'
import Link from 'next/link'
import { VOLUME_RANGES, type VolumeRange } from '@/lib/domain/overview/volume'

const NAMES: Record<VolumeRange, string> = { '24h': '24 h', '7d': '7 d', '30d': '30 d', '12m': '12 m' }

/** The range of the volume chart, in the address. */
export function RangeControl({ range }: { range: VolumeRange }) {
  return (
    <nav aria-label="Range of the transaction volume" className="flex rounded-control border p-0.5">
      {VOLUME_RANGES.map((one) => (
        <Link
          key={one}
          href={`?range=${one}`}
          replace
          scroll={false}
          prefetch={false}
          aria-current={one === range ? 'true' : undefined}
          className={clsx(
            'whitespace-nowrap rounded-[6px] px-2 py-0.5 text-12 font-medium',
            one === range ? 'bg-hover text-ink' : 'text-muted hover:text-ink',
          )}
        >
          {NAMES[one]}
        </Link>
      ))}
    </nav>
  )
}
