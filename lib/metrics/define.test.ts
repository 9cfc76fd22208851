import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { defineMetrics } from './define'
import { renderFamilies } from './exposition'
import type { Sources } from './sources'

const unused = () => {
  throw new Error('nothing is read at scrape time')
}
const sources: Sources = { bank: unused, host: unused, process: unused }

// The example of the README, word for word.
// biome-ignore format: as in the README
const letters = defineMetrics('letters', {
  letters_sent_total: {
    type: 'counter', help: 'Letters sent.', unit: 'count', scope: 'process', labels: { by: ['post', 'email'] },
  },
})

it('the example of the README is a metric: there at zero, counted by name, zero for what did not happen', async () => {
  const example =
    /```ts\n(const letters = [^`]*?)\n```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '(none)'
  expect(readFileSync('lib/metrics/define.test.ts', 'utf8')).toContain(example)
  const name = 'phantom_banking_letters_sent_total'
  const before = (await renderFamilies(sources, [letters])).get('letters')
  expect(before).toContain(`# HELP ${name} Letters sent.\n# TYPE ${name} counter\n${name}{by="post"} 0\n`)
  letters.record('letters_sent_total', { by: 'post' })
  letters.record('letters_sent_total', { by: 'post' }, 2)
  const after = (await renderFamilies(sources, [letters])).get('letters')
  expect(after).toContain(`${name}{by="post"} 3\n${name}{by="email"} 0\n`)
})

it('records gauges and histograms by name too', async () => {
  const post = defineMetrics('post', {
    post_waiting: { type: 'gauge', help: 'Waiting.', unit: 'count', scope: 'process' },
    post_seconds: { type: 'histogram', help: 'Took.', unit: 'seconds', scope: 'process', buckets: [1, 2] },
  })
  post.record('post_waiting', {}, 4)
  post.record('post_seconds', {}, 1.5)
  const text = (await renderFamilies(sources, [post])).get('post')
  expect(text).toContain('phantom_banking_post_waiting 4\n')
  expect(text).toContain('phantom_banking_post_seconds_bucket{le="2"} 1\n')
})
