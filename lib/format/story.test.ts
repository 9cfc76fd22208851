import { expect, it } from 'vitest'
import { TransactionFailureCode } from '@/lib/db/generated/enums'
import { TRANSACTION_STATUSES, TRANSACTION_TYPES } from '@/lib/domain/transactions/constants'
import { type StoryFacts, storyOf } from './story'

const facts: StoryFacts = {
  ...{
    type: 'qr_payment',
    direction: 'debit',
    status: 'failed',
    amount: '120.00',
    fee: '1.00',
    netAmount: '121.00',
  },
  ...{ merchant: 'Choppies', counterparty: null, failureCode: 'insufficient_funds' },
}
const text = (changed: Partial<StoryFacts>) =>
  Object.values(storyOf({ ...facts, ...changed }))
    .join(' ')
    .replaceAll('\u00a0', ' ')

it('says what happened, where the money is and what comes next', () => {
  expect(text({})).toBe(
    'A QR payment of P 120.00 to Choppies failed: the wallet did not hold enough for the amount and the fee. ' +
      'Nothing was taken from the wallet. It works once the wallet holds enough. bad',
  )
  expect(text({ status: 'completed', failureCode: null })).toContain(
    'P 121.00 left the wallet, with a fee of P 1.00.',
  )
  expect(text({ status: 'completed', fee: '0.00', netAmount: '120.00' })).toContain('without a fee')
  expect(
    text({
      type: 'wallet_transfer',
      direction: 'credit',
      merchant: null,
      counterparty: 'Neo',
      status: 'on_hold',
    }),
  ).toContain('A transfer of P 120.00 from Neo is held for a check. It has not arrived in the wallet yet.')
})

it('has a sentence for every status and type, and one for a reason nobody recorded', () => {
  for (const status of TRANSACTION_STATUSES) {
    for (const type of TRANSACTION_TYPES) {
      for (const direction of ['credit', 'debit']) {
        const { what, money, next } = storyOf({ ...facts, status, type, direction, failureCode: null })
        for (const sentence of [what, money, next]) expect(sentence).toMatch(/^[A-Z].*\.$/)
        expect(what).not.toMatch(/undefined|null|_/)
      }
    }
  }
  for (const failureCode of Object.values(TransactionFailureCode)) {
    expect(text({ failureCode })).not.toContain('no reason was recorded')
  }
  expect(text({ failureCode: null })).toContain('no reason was recorded')
})
