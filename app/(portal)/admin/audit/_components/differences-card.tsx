import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Cell, HeaderCell, Table, TableBody, TableHead } from '@/components/ui/table'
import { type Difference, differences } from '@/lib/audit/differences'
import { fieldName, valueText } from './fact-text'

type Props = { before: string | null; after: string | null }

/** What an event changed, field by field, old beside new; or what it says where nothing was there before. */
export function DifferencesCard({ before, after }: Props) {
  const all = differences(before, after)
  const both = before !== null && after !== null
  const title = both ? 'What changed' : 'What was recorded'
  return (
    <Card className="overflow-hidden">
      <CardHead title={title} note={both ? 'Before and after' : undefined} />
      {all.length === 0 ? (
        <p className="px-4 pb-4 text-secondary">Nothing beyond the action itself.</p>
      ) : (
        <Table aria-label={title}>
          <TableHead>
            <tr>
              <HeaderCell>Field</HeaderCell>
              {both && <HeaderCell>Before</HeaderCell>}
              <HeaderCell>{both ? 'After' : 'Value'}</HeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {all.map((difference) => (
              <Row key={difference.path.join('.')} difference={difference} both={both} />
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  )
}

function Row({ difference, both }: { difference: Difference; both: boolean }) {
  const { path, before, after, changed } = difference
  return (
    <tr className="h-10">
      <th scope="row" className="px-4 py-2 text-left align-top font-normal text-muted">
        {fieldName(path)}
      </th>
      {both && (
        <Cell className="max-w-80 break-words py-2 align-top whitespace-pre-wrap text-secondary">
          {changed && before !== undefined ? (
            <del className="no-underline">{valueText(before)}</del>
          ) : (
            valueText(before)
          )}
        </Cell>
      )}
      <Cell className="max-w-96 break-words py-2 align-top whitespace-pre-wrap">
        {both && changed ? (
          <ins className="flex items-start gap-2 font-medium no-underline">
            <Icon name="arrow-right" size={13} className="mt-1 shrink-0 text-muted" />
            {valueText(after)}
          </ins>
        ) : (
          valueText(after ?? before)
        )}
      </Cell>
    </tr>
  )
}
