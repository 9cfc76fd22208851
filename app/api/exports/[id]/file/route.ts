import { fetchExport } from '@/lib/exports/fetch'
import { handler } from '@/lib/http/handler'
import { requestFacts } from '@/lib/http/request-facts'

/** The file of an export, while it is being written. It can be fetched once, by who asked for it; `?gzip` has it compressed. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    permission: 'exports:create',
    run: async ({ request, params, session }) =>
      fetchExport(String(params.id), session, await requestFacts(), {
        head: request.method === 'HEAD',
        gzip: request.nextUrl.searchParams.has('gzip'),
      }),
  },
})
