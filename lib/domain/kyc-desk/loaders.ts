import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { db } from '@/lib/db/client'
import { listOfficers, listRemarks, readCase, readDesk } from './data'

export const loadDesk = guardedLoader('kyc:read', ({ user }) => readDesk(user.id))
export const loadOfficers = guardedLoader('kyc:read', () => listOfficers())
export const loadRemarks = guardedLoader('kyc:read', (_session, id: string) => listRemarks(id))
/** A case, and whose it is for the person who looks. */
export const loadCase = guardedLoader('kyc:read', async ({ user }, id: string) => {
  const found = await readCase(db(), id, { hold: false })
  if (!found) return null
  const open = found.status === 'pending' || (found.status === 'in_progress' && !found.live)
  return {
    ...found,
    mine: found.status === 'in_progress' && found.live && found.claimedById === user.id,
    claimable: open && found.firstApproverId !== user.id,
  }
})
