import type { Clock } from '@/components/data-table/types'
import type { Movement, Statement } from '@/lib/domain/statements/dto'
import { formatDate, formatDateTime } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { nameOf } from '@/lib/format/status'

type Props = { statement: Statement; clock: Clock }

/** Every movement with the balance that it left, between the opening and the closing one. */
export function Movements({ statement, clock }: Props) {
  const { movements, opening, closing, credits, debits, from, to, cut } = statement
  return (
    <table className="w-full border-separate border-spacing-0 text-125">
      <caption className="sr-only">Movements</caption>
      <thead>
        <tr className="text-left text-12 text-muted">
          <th scope="col" className={HEAD}>
            Completed
          </th>
          <th scope="col" className={HEAD}>
            What
          </th>
          <th scope="col" className={`${HEAD} text-right max-sm:hidden`}>
            Fee
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            Out
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            In
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            Balance
          </th>
        </tr>
      </thead>
      <tbody>
        <Edge label={`Brought forward to ${formatDate(from, 'UTC')}`} balance={opening} />
        {movements.map((each) => (
          <Line key={each.id} movement={each} clock={clock} />
        ))}
        {movements.length === 0 && (
          <tr>
            <td colSpan={6} className="border-b py-4 text-center text-muted">
              Nothing moved in this period.
            </td>
          </tr>
        )}
        {!cut && (
          <Edge
            label={`Carried forward from ${formatDate(to, 'UTC')}`}
            balance={closing}
            out={debits}
            in={credits}
          />
        )}
      </tbody>
    </table>
  )
}

const HEAD = 'border-b pb-2 pr-3 last:pr-0 align-bottom font-medium'
const CELL = 'border-b py-1.5 pr-3 last:pr-0 align-top'
const AMOUNT = `${CELL} num text-right whitespace-nowrap`

function Line({ movement, clock }: { movement: Movement; clock: Clock }) {
  const { at, type, counterparty, reference, fee, net, direction, after, status } = movement
  const isCredit = direction === 'credit'
  return (
    <tr className="break-inside-avoid">
      <td className={`${CELL} num whitespace-nowrap max-sm:whitespace-normal`}>
        {formatDateTime(at, clock.zone)}
      </td>
      <td className={CELL}>
        {nameOf(type)}
        {counterparty && `, ${counterparty}`}
        {status !== 'completed' && ` (${nameOf(status).toLowerCase()})`}
        <span className="block font-mono text-11 break-all text-muted">{reference}</span>
      </td>
      <td className={`${AMOUNT} max-sm:hidden`}>{Number(fee) === 0 ? '' : formatMoney(fee)}</td>
      <td className={AMOUNT}>{isCredit ? '' : formatMoney(net)}</td>
      <td className={AMOUNT}>{isCredit ? formatMoney(net) : ''}</td>
      <td className={`${AMOUNT} font-medium`}>{formatMoney(after)}</td>
    </tr>
  )
}

type EdgeProps = { label: string; balance: string; out?: string; in?: string }

function Edge({ label, balance, out, in: received }: EdgeProps) {
  return (
    <tr className="break-inside-avoid font-semibold">
      <td colSpan={2} className={CELL}>
        {label}
      </td>
      <td className={`${AMOUNT} max-sm:hidden`} />
      <td className={AMOUNT}>{out && formatMoney(out)}</td>
      <td className={AMOUNT}>{received && formatMoney(received)}</td>
      <td className={AMOUNT}>{formatMoney(balance)}</td>
    </tr>
  )
}
