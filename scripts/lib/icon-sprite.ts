import { createHash } from 'node:crypto'

type IconModule = { __iconData: { node: [string, Record<string, string>][] } }

/** Builds the SVG sprite of these lucide icons, one <symbol> per name. */
export async function buildSprite(names: readonly string[]): Promise<string> {
  const symbols = await Promise.all(names.map(symbol))
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`
}

/** The module that names the sprite; the hash makes a changed sprite a new address. */
export function spriteModule(sprite: string): string {
  const hash = createHash('sha256').update(sprite).digest('hex').slice(0, 10)
  return `// Written by scripts/icons.ts.\nexport const SPRITE = '/icons.svg?v=${hash}'\n`
}

async function symbol(name: string): Promise<string> {
  const { __iconData } = (await import(`lucide-react/icons/${name}`)) as IconModule
  const shapes = __iconData.node.map(([tag, { key: _, ...attributes }]) => {
    const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value}"`)
    return `<${tag}${written.join('')}/>`
  })
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join('')}</symbol>`
}
