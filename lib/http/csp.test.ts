import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { createElement, lazy, Suspense } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from './csp'

/** The style attributes of a page whose drawing arrives after the page, as React streams it. */
function streamedStyles(): Promise<string[]> {
  const Late = lazy(async () => {
    await new Promise((resolve) => setImmediate(resolve))
    return { default: () => createElement('path', { d: 'M0 0' }) }
  })
  const drawing = createElement('svg', null, createElement(Suspense, null, createElement(Late)))
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const stream = renderToPipeableStream(drawing, { onError: reject, onShellReady: () => stream.pipe(sink) })
    const sink = new PassThrough()
    sink.on('data', (chunk: Buffer) => chunks.push(chunk))
    sink.on('end', () =>
      resolve(
        [
          ...Buffer.concat(chunks)
            .toString()
            .matchAll(/style="([^"]*)"/g),
        ].map((match) => match[1] ?? ''),
      ),
    )
  })
}

describe('the policy of a page', () => {
  it('allows the one style attribute that React streams, and no other', async () => {
    const styles = await streamedStyles()
    const policy = contentSecurityPolicy('n', false, false)
    const allowed = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(allowed.length).toBeGreaterThan(0)
    expect(policy).toContain(`style-src-attr 'unsafe-hashes' ${[...new Set(allowed)].join(' ')};`)
  })

  it('runs no inline script and no inline style but those with the nonce of the answer', () => {
    expect(contentSecurityPolicy('abc', true, false)).not.toContain('unsafe-inline')
    expect(contentSecurityPolicy('abc', true, false)).toContain(
      "script-src 'self' 'nonce-abc' 'strict-dynamic';",
    )
  })
})
