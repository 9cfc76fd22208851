import { handler } from '@/lib/http/handler'

/** Liveness: the process answers. Asks nobody, so that a database that is down restarts no portal. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    access: 'public',
    run: async () => Response.json({ status: 'ok' }),
  },
})
