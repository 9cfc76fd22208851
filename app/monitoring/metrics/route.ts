import { handler } from '@/lib/http/handler'
import { problem } from '@/lib/http/problem'
import { CONTENT_TYPE } from '@/lib/metrics/exposition'
import { knownFamilies, noteScrape, scrape } from '@/lib/monitoring/scrape'

/** The Prometheus exposition, whole or by family with `?collect[]=family`. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    access: 'monitoring',
    async run({ request, requestId }) {
      if (request.headers.has('authorization')) noteScrape()
      const text = await scrape(request.nextUrl.searchParams.getAll('collect[]'))
      if (text === null) return problem(400, knownFamilies, requestId)
      return new Response(text, { headers: { 'content-type': CONTENT_TYPE } })
    },
  },
})
