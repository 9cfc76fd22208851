import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseMarkdown } from './markdown'

it('reads what runbooks are written in', () => {
  const source = `# FrozenWallets

More than **10** wallets are \`frozen\`
for 15 min.

## First look

1. Open [the list](/admin/wallets?status=frozen).
2. Ask who froze them,
   and why.

- see [HighErrorRate](HighErrorRate.md)

\`\`\`sh
npm run doctor # not a heading
\`\`\`

| sign | meaning |
| --- | --- |
| many at once | _a court order_ |
`
  const text = (value: string) => ({ kind: 'text', text: value })
  expect(parseMarkdown(source)).toEqual([
    { kind: 'heading', level: 1, inlines: [text('FrozenWallets')] },
    {
      kind: 'paragraph',
      inlines: [
        text('More than '),
        { kind: 'strong', text: '10' },
        text(' wallets are '),
        { kind: 'code', text: 'frozen' },
        text(' for 15 min.'),
      ],
    },
    { kind: 'heading', level: 2, inlines: [text('First look')] },
    {
      kind: 'list',
      ordered: true,
      items: [
        [text('Open '), { kind: 'link', text: 'the list', href: '/admin/wallets?status=frozen' }, text('.')],
        [text('Ask who froze them, and why.')],
      ],
    },
    {
      kind: 'list',
      ordered: false,
      items: [
        [text('see '), { kind: 'link', text: 'HighErrorRate', href: '/admin/alerts/runbooks/HighErrorRate' }],
      ],
    },
    { kind: 'code', text: 'npm run doctor # not a heading' },
    {
      kind: 'table',
      head: [[text('sign')], [text('meaning')]],
      rows: [[[text('many at once')], [{ kind: 'emphasis', text: 'a court order' }]]],
    },
  ])
})

it.each(['javascript:alert', 'data:text/html,x', '//evil.example', '/\\evil.example', 'JaVaScRiPt:x'])(
  'leads nowhere by %s',
  (target) => {
    expect(parseMarkdown(`[here](${target})`)).toEqual([
      { kind: 'paragraph', inlines: [{ kind: 'text', text: 'here' }] },
    ])
  },
)

it('ends on any text', () => {
  const line = fc.stringMatching(/^[\s`*_[\]()|#<>a-z0-9.:/-]{0,20}$/)
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(Array.isArray(parseMarkdown(lines.join('\n')))).toBe(true)
    }),
  )
})
