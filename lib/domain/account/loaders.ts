import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { readAccount } from './data'

/** The own account of whoever asks; nobody else's. */
export const loadAccount = guardedLoader('account:manage', async ({ id, user, demo }) => ({
  email: user.email,
  demo,
  ...(await readAccount(user.id, id)),
}))
