import { formatMoney } from './money'
import { nameOf, type Tone } from './status'

/** What is known of a transaction whose story is told; who is at its other end, by name, where there is somebody. */
export type StoryFacts = {
  type: string
  direction: string
  status: string
  amount: string
  fee: string
  netAmount: string
  merchant: string | null
  counterparty: string | null
  failureCode: string | null
}

/** For somebody with the customer on the phone: what happened, where the money is, and what comes next. */
export type Story = { what: string; money: string; next: string; tone: Tone }

const BECAUSE: Record<string, [why: string, next: string]> = {
  insufficient_funds: [
    'the wallet did not hold enough for the amount and the fee',
    'It works once the wallet holds enough.',
  ],
  daily_limit_exceeded: [
    'it would have gone over the daily limit',
    'It works again after midnight, or for less, or with higher limits.',
  ],
  monthly_limit_exceeded: [
    'it would have gone over the monthly limit',
    'It works again on the first of the month, or for less, or with higher limits.',
  ],
  wallet_frozen: ['the wallet was frozen', 'See the wallet for who froze it and why.'],
  wallet_closed: [
    'the wallet is closed',
    'A closed wallet takes part in nothing: the customer needs another.',
  ],
  counterparty_unavailable: [
    'the other side could not receive money at that moment',
    'It is safe to try again later.',
  ],
  invalid_account: [
    'account number and account holder did not match',
    'Let the customer check the account number with their bank.',
  ],
  qr_expired: ['the QR code had run out', 'The merchant has to make a new code.'],
  bank_declined: ['the other bank declined it', 'Only that bank can say why: the customer has to ask there.'],
  network_timeout: ['no answer came within the time limit', 'It is safe to try again.'],
  duplicate_request: [
    'the same request had been received before',
    'Look for the first one: it counts, this one does not.',
  ],
  suspected_fraud: [
    'fraud screening stopped it',
    'Do not explain the rules to the caller: compliance decides.',
  ],
  system_error: [
    'something went wrong on our side',
    'It is safe to try again; report it if it happens twice.',
  ],
}

const UNKNOWN_REASON: [string, string] = ['no reason was recorded', 'Ask operations to look at it.']

/** Tells the story of a transaction in plain words. */
export function storyOf(facts: StoryFacts): Story {
  const it = subjectOf(facts)
  const incoming = facts.direction === 'credit'
  const nothing = incoming ? 'Nothing has arrived in the wallet.' : 'Nothing was taken from the wallet.'
  switch (facts.status) {
    case 'completed':
      return {
        what: `${it} went through.`,
        money: incoming
          ? `${formatMoney(facts.netAmount)} arrived in the wallet.`
          : `${formatMoney(facts.netAmount)} left the wallet, ${feeOf(facts)}.`,
        next: 'Nothing is left to do.',
        tone: 'good',
      }
    case 'failed': {
      const [why, next] = BECAUSE[facts.failureCode ?? ''] ?? UNKNOWN_REASON
      return { what: `${it} failed: ${why}.`, money: nothing, next, tone: 'bad' }
    }
    case 'on_hold':
      return {
        what: `${it} is held for a check.`,
        money: incoming ? 'It has not arrived in the wallet yet.' : 'It has not left the wallet yet.',
        next: 'Somebody at the bank releases or stops it; the customer need not do anything.',
        tone: 'warning',
      }
    case 'pending':
    case 'processing':
      return {
        what: `${it} is on its way.`,
        money: incoming ? 'It has not arrived in the wallet yet.' : 'It has not left the wallet yet.',
        next: 'It ends by itself; look again if it stays like this for more than a day.',
        tone: 'info',
      }
    case 'disputed':
      return {
        what: `${it} went through, and is disputed.`,
        money: incoming ? 'It is in the wallet meanwhile.' : 'It is not in the wallet meanwhile.',
        next: 'It stands or is refunded once the dispute is decided.',
        tone: 'warning',
      }
    case 'refunded':
      return {
        what: `${it} went through and was refunded.`,
        money: 'The refund is a transaction of its own.',
        next: 'Nothing is left to do.',
        tone: 'neutral',
      }
    case 'cancelled':
      return {
        what: `${it} was cancelled before it went through.`,
        money: nothing,
        next: 'It can be made again.',
        tone: 'neutral',
      }
    case 'expired':
      return {
        what: `${it} ran out of time before it went through.`,
        money: nothing,
        next: 'It can be made again.',
        tone: 'neutral',
      }
    default:
      return { what: `${it} is ${nameOf(facts.status).toLowerCase()}.`, money: '', next: '', tone: 'neutral' }
  }
}

/** `A payment of P 120.00 to Choppies`. */
function subjectOf({ type, direction, amount, merchant, counterparty }: StoryFacts): string {
  const other = merchant ?? counterparty
  const end = other ? ` ${direction === 'credit' ? 'from' : 'to'} ${other}` : ''
  const of = ` of ${formatMoney(amount)}`
  switch (type) {
    case 'qr_payment':
      return `A QR payment${of}${end}`
    case 'merchant_payment':
      return `A payment${of}${end}`
    case 'merchant_debit':
      return `A debit order${of}${other ? ` by ${other}` : ''}`
    case 'merchant_credit':
      return `A credit${of}${end}`
    case 'eft_topup':
      return `A top-up${of} by EFT`
    case 'wallet_transfer':
      return `A transfer${of}${end}`
    case 'cashout':
      return `A cash-out${of}`
    default:
      return `A ${nameOf(type).toLowerCase()}${of}${end}`
  }
}

function feeOf({ fee }: StoryFacts): string {
  return /^0*(\.0*)?$/.test(fee) ? 'without a fee' : `with a fee of ${formatMoney(fee)}`
}
