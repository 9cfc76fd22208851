import { countFor } from '@/lib/exports/count'
import { handler } from '@/lib/http/handler'

/** How many rows a list has at the parameters of its address, all pages together; null when counting takes too long. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    permission: 'dashboard:read',
    run: async ({ request, params, session }) =>
      Response.json({ count: await countFor(String(params.list), request.nextUrl.search, session) }),
  },
})
