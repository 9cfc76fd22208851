import { Card, CardHead } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { AGES, type Age, eftDesk, loadEftFigures } from '@/lib/domain/overview/desks/eft'
import { formatCount } from '@/lib/format/number'
import { nameOf } from '@/lib/format/status'
import type { ListState } from '@/lib/list/definition'
import { AgeBar } from './age-bar'

const NAMES: Record<Age, string> = {
  in_time: 'Under 1 d',
  days_1_2: '1–2 d',
  days_2_3: '2–3 d',
  days_3_7: '3–7 d',
  over_7_days: 'Over 7 d',
}

/** What is under way by bank and age: a bar to see where it sticks, and every number with its rows. */
export async function EftLead({ state }: { state: ListState }) {
  const figures = await loadEftFigures()
  if (figures.length === 0) return null
  const banks = [...new Set(figures.map(({ bank }) => bank))]
    .map((bank) => ({ bank, counts: countsOf(figures.filter((each) => each.bank === bank)) }))
    .sort((a, b) => stuck(b.counts) - stuck(a.counts) || total(b.counts) - total(a.counts))
  const all = { bank: null, counts: countsOf(figures) }
  const most = Math.max(...banks.map(({ counts }) => total(counts)))
  const chosen = (bank: string | null, age: Age | null) =>
    (state.filters.bank?.join() ?? null) === bank && (state.filters.age?.join() ?? null) === age
  return (
    <Card className="overflow-hidden">
      <CardHead title="By bank and age" note="Stuck from one day on" />
      <Table aria-label="EFT payments under way by bank and age">
        <TableHead>
          <tr>
            <HeaderCell>Bank</HeaderCell>
            <HeaderCell className="w-1/3 max-lg:hidden">
              <span className="sr-only">Shares</span>
            </HeaderCell>
            {AGES.map((age) => (
              <HeaderCell key={age} numeric>
                {NAMES[age]}
              </HeaderCell>
            ))}
            <HeaderCell numeric>All</HeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {[...banks, all].map(({ bank, counts }) => (
            <TableRow key={bank ?? 'all'} className={bank ? undefined : 'font-semibold'}>
              <Cell>{bank ? nameOf(bank) : 'All banks'}</Cell>
              <Cell className="max-lg:hidden">{bank && <AgeBar counts={counts} most={most} />}</Cell>
              {[...AGES, null].map((age) => (
                <Cell key={age ?? 'all'} numeric>
                  <Count
                    count={age ? counts[age] : total(counts)}
                    href={hrefOf(bank, age)}
                    chosen={chosen(bank, age)}
                    what={`${bank ? nameOf(bank) : 'All banks'}, ${age ? NAMES[age] : 'all'}`}
                  />
                </Cell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

type Counts = Record<Age, number>

function countsOf(figures: readonly { age: Age; count: number }[]): Counts {
  const counts: Counts = { in_time: 0, days_1_2: 0, days_2_3: 0, days_3_7: 0, over_7_days: 0 }
  for (const { age, count } of figures) counts[age] += count
  return counts
}

const total = (counts: Counts) => AGES.reduce((sum, age) => sum + counts[age], 0)
const stuck = (counts: Counts) => total(counts) - counts.in_time

function hrefOf(bank: string | null, age: Age | null): string {
  const query = new URLSearchParams({ ...(age && { age }), ...(bank && { bank }) }).toString()
  return query ? `${eftDesk.path}?${query}` : eftDesk.path
}

type CountProps = { count: number; href: string; chosen: boolean; what: string }

function Count({ count, href, chosen, what }: CountProps) {
  if (count === 0) return <span className="text-muted">0</span>
  return (
    <Link
      href={href}
      aria-label={`${formatCount(count)}: ${what}`}
      aria-current={chosen ? 'true' : undefined}
      className="num rounded-sm px-1 font-medium text-accent hover:underline aria-[current]:bg-accent-tint"
    >
      {formatCount(count)}
    </Link>
  )
}
