import { loadExportProgress } from '@/lib/domain/exports/loaders'
import { handler } from '@/lib/http/handler'

/** How far an export is, for the page that waits for it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    permission: 'exports:read',
    run: async ({ params }) => Response.json(await loadExportProgress(String(params.id))),
  },
})
