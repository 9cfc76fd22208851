import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SPRITE } from '../../components/ui/icon-sprite'
import { ICONS } from '../../lib/format/icon-names'
import { buildSprite, spriteModule } from './icon-sprite'

test('public/icons.svg holds exactly the listed icons', async () => {
  const sprite = await buildSprite(ICONS)
  expect(readFileSync('public/icons.svg', 'utf8')).toBe(sprite)
  expect(spriteModule(sprite)).toContain(`'${SPRITE}'`)
})

test('the list holds no icon twice', () => {
  expect([...new Set(ICONS)]).toHaveLength(ICONS.length)
})
