import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requirePermission } from '@/lib/auth/session'
import type { ListState } from '@/lib/list/definition'
import { isId } from '@/lib/list/id'
import { findCustomer, listCustomers, listGrants } from './data'

export async function loadCustomers(state: ListState) {
  await requirePermission('customers:read')
  return listCustomers(state)
}

/** One customer; 404 for an id that is none, or nobody's. */
export const loadCustomer = cache(async (id: string) => {
  await requirePermission('customers:read')
  return (isId(id) && (await findCustomer(id))) || notFound()
})

export async function loadGrants(customerId: string) {
  await requirePermission('customers:read')
  return listGrants(customerId)
}
