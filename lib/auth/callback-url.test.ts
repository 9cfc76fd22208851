import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeCallback } from './callback-url'

describe('safeCallback', () => {
  it('keeps paths of the portal', () => {
    expect(safeCallback('/admin/customers?q=a%20b')).toBe('/admin/customers?q=a%20b')
    expect(safeCallback('http://localhost:8000/admin/x', ['http://localhost:8000'])).toBe('/admin/x')
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%09/evil.example/..//evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://localhost:8000@evil.example/',
    '/login?callbackUrl=/login',
    '/api/auth/signout',
    ['/admin'],
    undefined,
    `/${'a'.repeat(5000)}`,
  ])('never leaves, never loops: %j', (wanted) => {
    const path = safeCallback(wanted, ['http://localhost:8000'])
    expect(new URL(path, 'http://localhost:8000').origin).toBe('http://localhost:8000')
    expect(path).not.toMatch(/^\/\/|^\/login|^\/api/)
  })

  it('stays here for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (wanted) => {
          expect(new URL(safeCallback(wanted), 'http://here.test').host).toBe('here.test')
        },
      ),
    )
  })
})
