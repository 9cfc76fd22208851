import { clsx } from 'clsx'
import { Link } from '@/components/ui/link'
import { type ChartData, formatValue, type SeriesColour } from './chart-data'

const FILLS: Record<SeriesColour, string> = {
  1: 'bg-series-1',
  2: 'bg-series-2',
  3: 'bg-series-3',
  4: 'bg-series-4',
  5: 'bg-series-5',
}

type Props = { data: ChartData; links?: (string | null)[]; values?: boolean }

/** Of lines: their names. Of parts and rings (`values`): each label with its value, leading to its rows. */
export function ChartLegend({ data, links, values }: Props) {
  if (values) return <Parts data={data} links={links} />
  return (
    <ul className="flex gap-3">
      {data.series.map(({ name, colour, dashed }) => (
        <li key={name} className="flex items-center gap-1.5">
          {dashed ? (
            <span className="w-3.5 border-t-2 border-dashed border-muted" />
          ) : (
            <span className={clsx('h-[3px] w-3.5 rounded-full', FILLS[colour])} />
          )}
          {name}
        </li>
      ))}
    </ul>
  )
}

function Parts({ data, links }: Omit<Props, 'values'>) {
  const [series] = data.series
  return (
    <ul className="grid min-w-28 gap-2 text-125">
      {data.labels.map((label, at) => {
        const href = links?.[at]
        const line = (
          <>
            <span className={clsx('size-2 shrink-0 rounded-[2px]', FILLS[((at % 5) + 1) as SeriesColour])} />
            <span className="flex-1 text-secondary">{label}</span>
            <span className="num pl-3 font-semibold">{formatValue(series?.values[at], data.unit)}</span>
          </>
        )
        return (
          <li key={label}>
            {href ? (
              <Link href={href} className="flex items-center gap-2 rounded-sm hover:underline">
                {line}
              </Link>
            ) : (
              <span className="flex items-center gap-2">{line}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
