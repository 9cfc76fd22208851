import { describe, expect, it } from 'vitest'
import type { TransactionChannel } from '@/lib/db/generated/enums'
import type { Tick } from './context'
import { mishap } from './fail'

/** A tick whose draws are these, one after the other. */
function tickOf(...draws: number[]): Tick {
  const random = () => draws.shift() ?? 0
  const bank = { perDay: { transactions: 0, customers: 0, submissions: 0 }, planted: [], reviewers: [] }
  return { now: new Date(0), random, seconds: 60, timeZone: 'Africa/Gaborone', bank }
}

/** What can go wrong in a channel, each once. */
const mishaps = (channel: TransactionChannel) =>
  [...new Set(Array.from({ length: 100 }, (_, n) => mishap(tickOf(0, n / 100), channel)))].sort()

describe('what goes wrong outside the wallet', () => {
  it('goes wrong one time in forty', () => {
    const draws = Array.from({ length: 1_000 }, (_, n) => mishap(tickOf(n / 1_000), 'wallet'))
    expect(draws.filter((code) => code !== null)).toHaveLength(25)
  })

  it('is the other bank’s doing where there is one', () => {
    for (const channel of ['eft', 'bank_transfer', 'card'] as const) {
      expect(mishaps(channel)).toEqual(['bank_declined', 'invalid_account', 'network_timeout'])
    }
  })

  it('is nobody’s bank’s doing elsewhere', () => {
    expect(mishaps('wallet')).toEqual([
      'duplicate_request',
      'network_timeout',
      'suspected_fraud',
      'system_error',
    ])
  })
})
