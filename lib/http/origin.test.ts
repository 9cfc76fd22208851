import { describe, expect, it } from 'vitest'
import { takeIn } from './incoming'
import { isOwnOrigin, ownOrigins } from './origin'

const PORTAL = 'https://portal.example.com'
const asked = (headers: Record<string, string>) => new Headers(headers)

describe('isOwnOrigin', () => {
  it('takes our own pages', () => {
    expect(isOwnOrigin(asked({ origin: PORTAL, 'sec-fetch-site': 'same-origin' }), PORTAL, true)).toBe(true)
  })

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: 'null' },
    { origin: 'https://portal.example.com.evil.example' },
    { origin: 'http://portal.example.com' },
    { origin: PORTAL, 'sec-fetch-site': 'cross-site' },
    { origin: PORTAL, 'sec-fetch-site': 'same-site' },
    {},
  ])('refuses %o', (headers) => {
    expect(isOwnOrigin(asked(headers), PORTAL, true)).toBe(false)
  })

  it('lets programs without an origin through where no session is at stake', () => {
    expect(isOwnOrigin(asked({}), PORTAL, false)).toBe(true)
  })

  it('knows the names of this machine, on the same port only', () => {
    expect(ownOrigins('http://localhost:8000')).toContain('http://127.0.0.1:8000')
    expect(isOwnOrigin(asked({ origin: 'http://127.0.0.1:9000' }), 'http://localhost:8000', true)).toBe(false)
  })
})

describe('takeIn', () => {
  it('drops what a client says about itself, the host and the framework’s inside', () => {
    const headers: Record<string, string> = {
      'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
      'x-middleware-set-cookie': 'a=b',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'evil.example',
      'x-client-address': '203.0.113.9',
      'x-request-id': 'forged-request-id',
      'x-path': 'https://evil.example',
      accept: 'text/html',
    }
    const { requestId, address } = takeIn(headers, '192.0.2.1', 0, 'http://localhost:8000')
    expect(address).toBe('192.0.2.1')
    expect(headers).toEqual({
      accept: 'text/html',
      'x-request-id': requestId,
      'x-client-address': '192.0.2.1',
    })
    expect(requestId).not.toBe('forged-request-id')
  })

  it('names the configured host, whatever the client or a proxy named', () => {
    const headers: Record<string, string> = { host: 'evil.example', 'x-forwarded-host': 'evil.example' }
    takeIn(headers, '192.0.2.1', 1, PORTAL)
    expect(headers['x-forwarded-host']).toBe('portal.example.com')
  })

  it('keeps a trusted proxy’s request id, if it is one', () => {
    const good = { 'x-request-id': 'abc-12345' }
    expect(takeIn(good, '192.0.2.1', 1, PORTAL).requestId).toBe('abc-12345')
    const forged = { 'x-request-id': 'abc\nlevel=fatal' }
    expect(takeIn(forged, '192.0.2.1', 1, PORTAL).requestId).not.toContain('\n')
  })
})
