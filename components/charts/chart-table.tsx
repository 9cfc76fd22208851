import { Cell, HeaderCell, Table, TableBody, TableHead } from '@/components/ui/table'
import { type ChartData, formatValue } from './chart-data'

/** The same values as the chart, for reading and copying. */
export function ChartTable({ title, data }: { title: string; data: ChartData }) {
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
              <Cell>{label}</Cell>
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
