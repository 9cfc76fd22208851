import { env } from '@/lib/env'
import { handler } from '@/lib/http/handler'
import { problem } from '@/lib/http/problem'
import { CONTENT_TYPE, collectors } from '@/lib/metrics/exposition'
import { noteScrape, scrapeAll, scrapeSome } from '@/lib/monitoring/scrape'

const COMMON = { 'content-type': CONTENT_TYPE, vary: 'accept-encoding' }

/** The Prometheus exposition, whole or by family with `?collect[]=family`. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    access: 'monitoring',
    async run({ request, requestId }) {
      if (!env().MONITORING_ENABLED) {
        return problem(404, 'Monitoring is switched off: MONITORING_ENABLED is false.', requestId)
      }
      if (request.headers.has('authorization')) noteScrape()
      const names = request.nextUrl.searchParams.getAll('collect[]')
      if (names.length > 0) {
        const text = await scrapeSome(names)
        if (text === null) return problem(400, `collect[] can be ${collectors.join(', ')}.`, requestId)
        return new Response(text, { headers: COMMON })
      }
      const { text, compressed } = await scrapeAll()
      if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) {
        return new Response(text, { headers: COMMON })
      }
      return new Response(new Uint8Array(compressed), { headers: { ...COMMON, 'content-encoding': 'gzip' } })
    },
  },
})
