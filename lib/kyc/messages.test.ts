import { describe, expect, it } from 'vitest'
import { ASK_REASONS, REJECT_REASONS } from '@/lib/domain/kyc-desk/constants'
import { messageFor } from './messages'

describe.each(['en', 'tn'] as const)('a message in %s', (language) => {
  it('greets by name, fits its column, and leaves nothing unfilled', () => {
    const all = [
      messageFor('approve', '', language, 'Lorato'),
      ...ASK_REASONS.map((reason) => messageFor('ask', reason, language, 'Lorato')),
      ...REJECT_REASONS.map((reason) => messageFor('reject', reason, language, 'Lorato')),
    ]
    for (const text of all) {
      expect(text).toContain('Lorato')
      expect(text).not.toMatch(/[{}]|undefined/)
      expect(text.length).toBeLessThan(400)
    }
  })

  it('never says that somebody is under suspicion', () => {
    const quiet = ['sanctions_match', 'suspected_forgery', 'duplicate_identity', 'other']
    const said = quiet.map((reason) => messageFor('reject', reason, language, 'Lorato'))
    expect(new Set(said).size).toBe(1)
  })
})
