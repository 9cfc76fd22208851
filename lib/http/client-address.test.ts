import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddress, sourceOf } from './client-address'

describe('clientAddress', () => {
  it('believes nobody when no proxy of ours stands in front', () => {
    expect(clientAddress('203.0.113.9, 198.51.100.1', '192.0.2.1', 0)).toBe('192.0.2.1')
  })

  it('counts from the right, so that what a client prepends changes nothing', () => {
    const junk = fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()).map((text) => text.replaceAll(',', '')))
    fc.assert(
      fc.property(junk, fc.ipV4(), fc.integer({ min: 1, max: 3 }), (forged, client, hops) => {
        const ours = [client, ...Array(hops - 1).fill('10.0.0.2')]
        expect(clientAddress([...forged, ...ours].join(','), '10.0.0.1', hops)).toBe(client)
      }),
    )
  })

  it('is an address or null whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.option(fc.string(), { nil: undefined }),
        fc.nat(5),
        (header, peer, hops) => {
          expect(clientAddress(header, peer, hops) ?? '0.0.0.0').toMatch(/^[0-9a-f:.]+$/)
        },
      ),
    )
  })

  it('reads addresses with ports, brackets, zones and the IPv4 prefix', () => {
    for (const [written, plain] of [
      ['198.51.100.7:4711', '198.51.100.7'],
      ['[2001:DB8::1]:443', '2001:db8::1'],
      ['fe80::1%eth0', 'fe80::1'],
      ['::ffff:198.51.100.7', '198.51.100.7'],
    ] as const) {
      expect(clientAddress(undefined, written, 0)).toBe(plain)
    }
  })

  it('falls back to the peer when a proxy was bypassed', () => {
    expect(clientAddress(undefined, '192.0.2.1', 2)).toBe('192.0.2.1')
  })
})

describe('sourceOf', () => {
  it('is one for all of an IPv6 customer’s /64 and another for the next', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }),
        fc.nat(0xffff),
        (groups, last) => {
          const hex = groups.map((group) => group.toString(16))
          const sibling = [...hex.slice(0, 7), last.toString(16)].join(':')
          expect(sourceOf(sibling)).toBe(sourceOf(hex.join(':')))
          expect(sourceOf(hex.join(':'))).toBe(`${hex.slice(0, 4).join(':')}::/64`)
        },
      ),
    )
  })

  it('expands what is written short', () => {
    expect(sourceOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
    expect(sourceOf('::1')).toBe('0:0:0:0::/64')
    expect(sourceOf('192.0.2.1')).toBe('192.0.2.1')
    expect(sourceOf(null)).toBe('0.0.0.0')
  })
})
