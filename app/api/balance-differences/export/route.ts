import { exportDifferences } from '@/lib/domain/integrity/loaders'
import { differenceList } from '@/lib/domain/integrity/schema'
import { toCsv } from '@/lib/format/csv'
import { HttpError } from '@/lib/http/errors'
import { handler } from '@/lib/http/handler'
import { admit, exports } from '@/lib/limits/admission'
import { parseList } from '@/lib/list/parse'

const HEAD_ROW = [
  ...['found (UTC)', 'state', 'customer', 'wallet id', 'what differs', 'should be', 'is', 'difference'],
  ...['transaction', 'last compared (UTC)', 'fits again since (UTC)'],
]

/** The differences that the list at the same parameters shows, newest first, as CSV. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    permission: 'integrity:read',
    run: async ({ request, session }) => {
      await admit(exports(), 'exports', session.user.id)
      const { searchParams } = request.nextUrl
      const params = Object.fromEntries(
        [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]),
      )
      const state = { ...parseList(differenceList, params), cursor: null }
      if (state.ignored.length > 0) throw new HttpError(400, `Not understood: ${state.ignored.join(', ')}.`)
      const rows = await exportDifferences(state)
      const cells = rows.map((row) => [
        ...[row.foundAt, row.state, row.customer, row.walletId, row.kind, row.expected, row.found],
        ...[row.difference, row.reference, row.lookedAt, row.resolvedAt],
      ])
      // Spreadsheets take a file without the mark for one in their own country's encoding.
      return new Response(request.method === 'HEAD' ? null : `\ufeff${toCsv([HEAD_ROW, ...cells])}`, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="balance-differences-${new Date().toISOString().slice(0, 10)}.csv"`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        },
      })
    },
  },
})
