import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requirePermission } from '@/lib/auth/session'
import type { ListState } from '@/lib/list/definition'
import { isId } from '@/lib/list/id'
import { findTransaction, listTransactionEvents, listTransactions } from './data'

export async function loadTransactions(state: ListState) {
  await requirePermission('transactions:read')
  return listTransactions(state)
}

/** One transaction; 404 for an id that is none, or nothing's. */
export const loadTransaction = cache(async (id: string) => {
  await requirePermission('transactions:read')
  return (isId(id) && (await findTransaction(id))) || notFound()
})

export async function loadTransactionEvents(id: string) {
  await requirePermission('transactions:read')
  return listTransactionEvents(id)
}
