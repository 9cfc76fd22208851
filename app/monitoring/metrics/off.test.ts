import { beforeAll, expect, it } from 'vitest'
import { ROLES } from '@/lib/auth/permissions'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { GET, HEAD } from './route'

const METRICS_TOKEN = 'the-scraper-of-the-tests-0123456789'
Object.assign(process.env, { MONITORING_ENABLED: 'off', METRICS_TOKEN, LOG_LEVEL: 'fatal' })
await testDatabase()
beforeAll(makeStaff)

const params = { params: Promise.resolve({}) }

it('with monitoring off there is nothing here, and the answer says why: to everybody', async () => {
  const askers: Parameters<typeof inRequest>[0][] = [
    {},
    { headers: { authorization: `Bearer ${METRICS_TOKEN}` } },
  ]
  for (const role of ROLES) askers.push({ token: await tokenFor(role) })
  for (const asker of askers) {
    const answer = await inRequest(asker, (request) => GET(request, params))
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({
      detail: 'Monitoring is switched off: MONITORING_ENABLED is off.',
    })
    expect((await inRequest(asker, (request) => HEAD(request, params))).status).toBe(404)
  }
})
