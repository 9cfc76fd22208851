import type { ReactNode } from 'react'
import { When } from '@/components/data-table/cells'
import type { Clock } from '@/components/data-table/types'
import { formatMoney } from '@/lib/format/money'
import { formatCount } from '@/lib/format/number'
import { RecordLink } from './record-link'
import { Masked } from './reveal'

/** One name and value of a record's facts; what is not known is a dash. */
export type Fact = readonly [string, ReactNode]

/** Another record by its name. */
export function record(label: string, to: string, id: string | null, text: ReactNode): Fact {
  const link = (
    <RecordLink key={label} to={to} id={id}>
      {text}
    </RecordLink>
  )
  return [label, link]
}

/** A customer, with the end of the phone number. */
export function customer(row: { customerId: string; customer: string; phone: string }): Fact {
  return record('Customer', '/admin/customers', row.customerId, `${row.customer} ${row.phone}`)
}

/** A wallet by the end of its id. */
export function wallet(id: string): Fact {
  return record('Wallet', '/admin/wallets', id, `…${id.slice(-8)}`)
}

/** The amount that the record is about. */
export function amount(label: string, value: string): Fact {
  const text = (
    <strong key={label} className="num font-semibold">
      {formatMoney(value)}
    </strong>
  )
  return [label, text]
}

/** How many there are, leading to exactly those. */
export function rows(label: string, count: number, href: string): Fact {
  const link = (
    <a key={label} href={href} className="num rounded-sm font-medium text-accent hover:underline">
      {formatCount(count)}
    </a>
  )
  return [label, count === 0 ? formatCount(count) : link]
}

/** An instant. */
export function when(label: string, at: string | null, clock: Clock): Fact {
  return [label, <When key={label} at={at} clock={clock} />]
}

/** What identifies a person, masked; inside of `Revealable` it is shown on demand, by the name of its field. */
export function masked(label: string, field: string, text: string | null): Fact {
  return [
    label,
    text === null ? null : (
      <Masked key={label} field={field}>
        {text}
      </Masked>
    ),
  ]
}
