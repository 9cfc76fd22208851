import { bankCharts } from '@/app/(portal)/monitoring/dashboard/_components/bank-charts'
import type { ChartSet } from '@/app/(portal)/monitoring/dashboard/_components/chart-set'
import { portalCharts } from '@/app/(portal)/monitoring/dashboard/_components/portal-charts'
import { admitToCharts, chartSnapshot, rangeFigures, rangeTime } from '@/lib/domain/overview/charts/load'
import { type Range, readRange } from '@/lib/domain/overview/charts/range'
import { env } from '@/lib/env'
import { formatDateTime } from '@/lib/format/date'
import { HttpError, NotFoundError } from '@/lib/http/errors'
import { handler } from '@/lib/http/handler'
import { hostStatus } from '@/lib/monitoring/host-status'
import { portalHistory } from '@/lib/monitoring/portal-history'

/** The data of the charts, for pages that are open already; it answers in an outage too, as the page does. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    access: 'public', // who may read is settled in the first line: an outage has its own rule
    run: async ({ request, params }) => {
      const ask = await admitToCharts()
      const zone = env().BANK_TIME_ZONE
      const range = readRange(Object.fromEntries(request.nextUrl.searchParams), zone, new Date())
      if (typeof range === 'string') throw new HttpError(400, range)
      if (params.source === 'bank') return Response.json(await ofBank(range, ask, zone))
      if (params.source === 'portal') return Response.json(await ofPortal(range, zone))
      throw new NotFoundError('There are charts of the bank and of the portal.')
    },
  },
})

async function ofBank(range: Range, ask: boolean, zone: string): Promise<ChartSet> {
  const [read, snapshot] = await Promise.all([rangeFigures(range, ask), chartSnapshot(ask)])
  return {
    asOf: formatDateTime(read.takenAt, zone, true),
    charts: bankCharts(read, snapshot, zone),
  }
}

async function ofPortal(range: Range, zone: string): Promise<ChartSet> {
  const { from, to } = rangeTime(range)
  return {
    asOf: formatDateTime(new Date(), zone, true),
    charts: portalCharts(await portalHistory(from, to), hostStatus(), zone),
  }
}
