import 'server-only'
import { performance } from 'node:perf_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import { observeOperation } from '@/lib/metrics/database'
import { perProcess } from '@/lib/per-process'
import { presentable } from './errors'
import { PrismaClient } from './generated/client'
import { pool, STATEMENT_TIMEOUT_MS } from './pool'

const create = () =>
  new PrismaClient({
    adapter: new PrismaPg(pool(), { disposeExternalPool: false }),
    errorFormat: 'minimal',
    log: [],
    transactionOptions: { maxWait: 2_000, timeout: STATEMENT_TIMEOUT_MS },
  }).$extends({
    name: 'observed',
    query: {
      async $allOperations({ model, operation, args, query }) {
        const started = performance.now()
        try {
          return await query(args)
        } catch (error) {
          throw presentable(error)
        } finally {
          observeOperation(model, operation, (performance.now() - started) / 1000)
        }
      },
    },
  })

export type Database = ReturnType<typeof create>

/** The one Prisma client of this process, over its one pool; every operation is timed. */
export const db = (): Database => perProcess('database.client', create)
