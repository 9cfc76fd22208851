import { handler } from '@/lib/http/handler'
import { mayReadMonitoring } from '@/lib/http/monitoring-access'
import { healthReport, publicPart } from '@/lib/monitoring/health-report'

/**
 * Readiness: 503 when this process must not get traffic. Anyone may see the state of each part; the reasons are for
 * the scraper's credential and for sessions.
 */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    access: 'public',
    async run({ request }) {
      const report = await healthReport()
      // A session cannot be looked up while the database is down: its holder is then anyone.
      const trusted = await mayReadMonitoring(request).catch(() => false)
      const body = trusted ? report : publicPart(report)
      const status = report.status === 'down' ? 503 : 200
      return Response.json(body, { status, headers: status === 503 ? { 'retry-after': '5' } : {} })
    },
  },
})
