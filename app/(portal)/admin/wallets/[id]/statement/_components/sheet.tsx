import type { ReactNode } from 'react'
import type { Clock } from '@/components/data-table/types'
import { Logo } from '@/components/ui/logo'
import type { Statement } from '@/lib/domain/statements/dto'
import { formatDate, formatDateTime, zoneLabel } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { formatCount } from '@/lib/format/number'
import { Broken } from './broken'
import { Movements } from './movements'

type Props = { statement: Statement; clock: Clock }

/** A statement as it lies on an A4 page: whose, of when, from which balance to which, line by line. */
export function Sheet({ statement, clock }: Props) {
  const { customer, phone, walletId, from, to, movements, cut, madeBy, madeAt, id } = statement
  const zone = zoneLabel(clock.zone, clock.now)
  return (
    <article className="statement mx-auto grid w-full max-w-[50rem] gap-6 rounded-card border bg-card p-5 shadow-card sm:p-8">
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4 border-b pb-4">
        <div className="flex items-center gap-2.5">
          <Logo />
          <p className="text-15 font-semibold">Phantom Banking</p>
        </div>
        <div className="sm:text-right">
          <h2 className="text-15 font-semibold">Statement of account</h2>
          <p className="num text-secondary">
            {formatDate(from, 'UTC')} – {formatDate(to, 'UTC')}
          </p>
        </div>
      </header>
      <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
        <Line label="Customer" value={customer} />
        <Line label="Phone" value={phone} />
        <Line label="Wallet" value={<span className="font-mono text-12">{walletId}</span>} />
        <Line label="Currency" value={statement.currency} />
      </dl>
      <Broken breaks={statement.breaks} zone={clock.zone} />
      <dl className="grid grid-cols-2 gap-x-8 gap-y-3 rounded-control border p-4 sm:grid-cols-4">
        <Total label="Opening balance" value={statement.opening} />
        <Total label="Money in" value={statement.credits} />
        <Total label="Money out, fees included" value={statement.debits} />
        <Total label="Closing balance" value={statement.closing} strong />
      </dl>
      {cut && (
        <p className="text-warning">
          Only the first {formatCount(movements.length)} movements are listed; the totals are those of all.
          Choose a shorter period for the rest.
        </p>
      )}
      <Movements statement={statement} clock={clock} />
      <footer className="grid gap-1 border-t pt-3 text-12 text-muted">
        <p>
          Fees in this period: {formatMoney(statement.fees)}. Times are {zone}; a movement counts on the day
          on which it was completed. The phone number is masked.
        </p>
        <p>
          Made by {madeBy} in the back office on {formatDateTime(madeAt, clock.zone, true)}. Statement{' '}
          <span className="font-mono">{id}</span>.
        </p>
      </footer>
      <p
        aria-hidden="true"
        className="hidden text-12 text-muted print:fixed print:inset-x-0 print:bottom-0 print:block"
      >
        Statement {id} · {madeBy} · {formatDateTime(madeAt, clock.zone)}
      </p>
    </article>
  )
}

function Line({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div className="flex gap-3">
      <dt className="w-20 shrink-0 text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{value}</dd>
    </div>
  )
}

function Total({ label, value, strong }: { label: string; value: string; strong?: boolean }) {
  return (
    <div className="grid content-between gap-1">
      <dt className="text-12 text-muted">{label}</dt>
      <dd className={strong ? 'num text-15 font-semibold' : 'num text-15'}>{formatMoney(value)}</dd>
    </div>
  )
}
