import 'server-only'
import { randomUUID } from 'node:crypto'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { found } from '@/lib/http/found'
import { findHolder, readAccount } from './data'
import type { Statement } from './dto'
import { noteStatement } from './mutations'
import type { Period } from './schema'

/** Whose wallet it is; 404 when there is none. */
export const loadHolder = guardedLoader('wallets:statement', (_session, walletId: string) =>
  found(walletId, findHolder),
)

/** The statement of a wallet for a period, written into the trail before it is shown; 404 for no wallet. */
export const loadStatement = guardedLoader(
  'wallets:statement',
  async (session, walletId: string, from: string, to: string): Promise<Statement> => {
    const holder = await found(walletId, findHolder)
    const period: Period = { from, to }
    const statement = {
      id: randomUUID(),
      ...holder,
      ...period,
      ...(await readAccount(holder.walletId, period)),
      madeBy: session.user.name,
      madeAt: new Date().toISOString(),
    }
    await noteStatement(session, statement)
    return statement
  },
)
