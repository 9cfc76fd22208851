'use server'

import { action } from '@/lib/http/action'
import { reactivateCustomer as reactivate, setTags as set, suspendCustomer as suspend } from './mutations'
import { reactivateInput, suspendInput, tagsInput } from './schema'

export const suspendCustomer = action({
  name: 'customers.suspend',
  permission: 'customers:suspend',
  object: { type: 'customer', idField: 'customerId' },
  schema: suspendInput,
  run: suspend,
})

export const reactivateCustomer = action({
  name: 'customers.reactivate',
  permission: 'customers:suspend',
  object: { type: 'customer', idField: 'customerId' },
  schema: reactivateInput,
  run: reactivate,
})

export const setTags = action({
  name: 'customers.tags',
  permission: 'customers:tag',
  object: { type: 'customer', idField: 'customerId' },
  schema: tagsInput,
  run: set,
})
