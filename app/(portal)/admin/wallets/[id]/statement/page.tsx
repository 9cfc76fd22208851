import type { Metadata } from 'next'
import { State } from '@/components/feedback/state'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadHolder, loadStatement } from '@/lib/domain/statements/loaders'
import { readPeriod } from '@/lib/domain/statements/schema'
import { PeriodForm } from './_components/period-form'
import { PrintButton } from './_components/print-button'
import { Sheet } from './_components/sheet'

export const metadata: Metadata = { title: 'Statement' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What moved on a wallet in a period, ready to be printed or kept as a PDF. */
export default async function StatementPage({ params, searchParams }: Props) {
  const clock = await pageClock('wallets:statement')
  const holder = await loadHolder((await params).id)
  const { from, to } = await searchParams
  const asked = (value: string | string[] | undefined) => (Array.isArray(value) ? value.at(-1) : value)
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: clock.zone, dateStyle: 'short' }).format(
    clock.now,
  )
  const period = readPeriod(asked(from), asked(to), today)
  const statement = period && (await loadStatement(holder.walletId, period.from, period.to))
  return (
    <div className="grid gap-4">
      <div data-screen-only className="grid gap-4">
        <PageHead
          title={`Statement of ${holder.customer}`}
          facts={
            <a className="hover:text-accent hover:underline" href={`/admin/wallets/${holder.walletId}`}>
              The wallet
            </a>
          }
          actions={statement && <PrintButton />}
        />
        <PeriodForm path={`/admin/wallets/${holder.walletId}/statement`} period={period} today={today} />
      </div>
      {statement ? (
        <Sheet statement={statement} clock={clock} />
      ) : (
        <Card>
          <State icon="info" title="That is no period">
            Choose a first and a last day; the first cannot come after the last.
          </State>
        </Card>
      )}
    </div>
  )
}
