import { liveView } from '@/app/(portal)/monitoring/dashboard/_components/live-view'
import { figures } from '@/lib/domain/overview/figures'
import { handler } from '@/lib/http/handler'
import { admitReader, stillAllowed } from '@/lib/live/authority'
import { createHub, type Reading } from '@/lib/live/hub'
import { hubOf } from '@/lib/live/running-hub'
import { hostStatus } from '@/lib/monitoring/host-status'
import { serviceStatus } from '@/lib/monitoring/service-status'

/** Neither stored, nor compressed (which would hold messages back and cost memory), nor buffered by nginx and its like. */
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'private, no-store, no-transform',
  'x-accel-buffering': 'no',
}

const hub = () => hubOf(() => createHub({ read, allowed: stillAllowed }))

/** Live figures as server-sent events, for signed-in people and wall displays: `state`, `tick` and `end`. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: {
    access: 'public', // who may is decided here: a session or a display
    async run({ request }) {
      const reader = await admitReader()
      if (request.method === 'HEAD') return new Response(null, { headers: HEADERS })
      return new Response(await hub().open(reader, request.headers.get('last-event-id')), {
        headers: HEADERS,
      })
    },
  },
})

async function read(): Promise<Reading> {
  const [known, services] = await Promise.all([figures(true), serviceStatus()])
  const host = hostStatus()
  const { latest, outage } = known
  return {
    version: `${latest?.snapshot.takenAt} ${outage} ${host.at}`,
    ageSeconds: latest?.ageSeconds ?? null,
    body: () => JSON.stringify(liveView({ ...known, host, services })),
  }
}
