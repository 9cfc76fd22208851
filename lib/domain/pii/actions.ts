'use server'

import { action } from '@/lib/http/action'
import { PII_SUBJECTS } from './constants'
import { revealPii as reveal } from './mutations'
import { revealInput } from './schema'

export const revealPii = action({
  name: 'pii.reveal',
  permission: 'customers:reveal',
  object: {
    type: ({ subject }) => PII_SUBJECTS.find((known) => known === subject) ?? 'customer',
    idField: 'id',
  },
  schema: revealInput,
  // What was shown is kept nowhere: asking again leaves another row of the trail.
  keepsNothing: true,
  run: reveal,
})
