import { Link } from '@/components/ui/link'
import { Cell, HeaderCell, Table, TableBody, TableHead } from '@/components/ui/table'
import { type ChartData, formatValue } from './chart-data'

type Props = { title: string; data: ChartData; links?: (string | null)[] }

/** The same values as the chart, for reading and copying; each label leads to its rows. */
export function ChartTable({ title, data, links }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section tabIndex={0} aria-label={`${title}, table`} className="-mx-1 size-full overflow-y-auto">
      <Table aria-label={title}>
        <TableHead className="sticky top-0">
          <tr>
            <HeaderCell>{data.dimension}</HeaderCell>
            {data.series.map(({ name }) => (
              <HeaderCell key={name} numeric>
                {name}
              </HeaderCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {data.labels.map((label, at) => (
            <tr key={label} className="h-8">
              <Cell>
                <Label text={label} href={links?.[at]} />
              </Cell>
              {data.series.map(({ name, values }) => (
                <Cell key={name} numeric>
                  {formatValue(values[at], data.unit)}
                </Cell>
              ))}
            </tr>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}

function Label({ text, href }: { text: string; href?: string | null }) {
  if (!href) return text
  return (
    <Link href={href} className="rounded-sm text-accent underline-offset-2 hover:underline">
      {text}
    </Link>
  )
}
