// Writes public/icons.svg from the list in lib/format/icon-names.ts.
import { writeFile } from 'node:fs/promises'
import { ICONS } from '../lib/format/icon-names'
import { buildSprite, spriteModule } from './lib/icon-sprite'

const sprite = await buildSprite(ICONS)
await writeFile(new URL('../public/icons.svg', import.meta.url), sprite)
await writeFile(new URL('../components/ui/icon-sprite.ts', import.meta.url), spriteModule(sprite))
