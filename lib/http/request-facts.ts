import 'server-only'
import { headers } from 'next/headers'
import { addressOf, requestIdOf } from '@/lib/http/incoming'

/** What the trail keeps about the request in which something was done. */
export type RequestFacts = {
  requestId: string | null
  address: string | null
  userAgent: string | null
}

/** The facts of the request being answered. */
export async function requestFacts(): Promise<RequestFacts> {
  const incoming = await headers()
  return {
    requestId: requestIdOf(incoming),
    address: addressOf(incoming),
    userAgent: incoming.get('user-agent'),
  }
}
