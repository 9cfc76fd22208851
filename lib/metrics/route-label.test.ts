import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { routeOf, routeTable } from './route-label'

const route = (page: string, regex: string) => ({ page, regex })
const table = routeTable(
  JSON.stringify({
    staticRoutes: [route('/admin', '^/admin(?:/)?$'), route('/_not-found', '^/_not\\-found(?:/)?$')],
    dynamicRoutes: [route('/admin/customers/[id]', '^/admin/customers/([^/]+?)(?:/)?$')],
  }),
  ['/icons.svg'],
)

function request(meta?: { kind: string; pathname: string }): IncomingMessage {
  const incoming = {}
  if (meta) Reflect.set(incoming, Symbol.for('NextInternalRequestMeta'), { match: { definition: meta } })
  return incoming as IncomingMessage
}

describe('the route label', () => {
  it('is what Next matched, when the build lists it', () => {
    const matched = request({ kind: 'APP_ROUTE', pathname: '/admin' })
    expect(routeOf(matched, '/whatever', table)).toEqual({ label: '/admin', handler: true })
    const unlisted = request({ kind: 'APP_PAGE', pathname: '/made/up' })
    expect(routeOf(unlisted, '/made/up', table).label).toBe('(unmatched)')
  })

  it('falls back to the patterns of the build', () => {
    expect(routeOf(request(), '/admin/customers/42?q=1', table).label).toBe('/admin/customers/[id]')
    expect(routeOf(request(), '/_next/static/x.js', table).label).toBe('(static)')
    expect(routeOf(request(), '/icons.svg?v=2', table).label).toBe('(static)')
    expect(routeOf(request(), '/icons.svg/more', table).label).toBe('(unmatched)')
    expect(routeOf(request({ kind: 'APP_PAGE', pathname: '/_not-found' }), '/nope', table).label).toBe(
      '(unmatched)',
    )
  })

  it('stays the same few for 10 000 made-up addresses', () => {
    const labels = new Set<string>()
    for (let i = 0; i < 10_000; i += 1) {
      labels.add(routeOf(request(), `/${i}/x${i}?y=${i}`, table).label)
      labels.add(routeOf(request(), `/admin/customers/${i}`, table).label)
      labels.add(routeOf(request(), `/_next/${i}`, table).label)
    }
    expect([...labels].sort()).toEqual(['(static)', '(unmatched)', '/admin/customers/[id]'])
  })
})
