import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { timeRequests } from './request-timing'

process.env.PUBLIC_URL = 'https://portal.bank.example'
timeRequests(null)
const server = createServer((_, response) => response.end())
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

it('behind TLS every answer asks browsers to come back over TLS only, for a year', async () => {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/anything`)
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
})
