/** A piece of a line. Links lead to the web, to a page of the portal or within the text, and nowhere else. */
export type Inline =
  | { kind: 'text' | 'code' | 'strong' | 'emphasis'; text: string }
  | { kind: 'link'; text: string; href: string }

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; inlines: Inline[] }
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }

const ITEM = /^\s*(?:[-*]|(\d+)[.)])\s+(.*)$/
const FENCE = /^\s*(?:```|~~~)/
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/
const ROW = /^\s*\|(.*)\|\s*$/
const RULE = /^\s*\|[\s|:-]+\|\s*$/

/**
 * The Markdown that runbooks are written in: headings, paragraphs, lists of one level, code, tables, links, bold and
 * italic. Anything else, HTML too, stays text.
 * Source: https://spec.commonmark.org/0.31.2/
 */
export function parseMarkdown(source: string): Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  const blocks: Block[] = []
  let at = 0
  const take = (matches: (line: string) => boolean): string[] => {
    const from = at
    while (at < lines.length && matches(lines[at] ?? '')) at += 1
    return lines.slice(from, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const heading = HEADING.exec(line)
    if (line.trim() === '') at += 1
    else if (FENCE.test(line)) {
      at += 1
      blocks.push({ kind: 'code', text: take((next) => !FENCE.test(next)).join('\n') })
      at += 1
    } else if (heading) {
      at += 1
      const level = Math.min(heading[1]?.length ?? 1, 3) as 1 | 2 | 3
      blocks.push({ kind: 'heading', level, inlines: parseInline(heading[2] ?? '') })
    } else if (ITEM.test(line)) blocks.push(list(take(startsOrContinuesItem)))
    else if (ROW.test(line)) blocks.push(table(take((next) => ROW.test(next))))
    else {
      at += 1
      const text = [line, ...take((next) => next.trim() !== '' && !startsBlock(next))]
      blocks.push({ kind: 'paragraph', inlines: parseInline(text.map((each) => each.trim()).join(' ')) })
    }
  }
  return blocks
}

const startsBlock = (line: string) =>
  FENCE.test(line) || HEADING.test(line) || ITEM.test(line) || ROW.test(line)
const startsOrContinuesItem = (line: string) => ITEM.test(line) || /^\s{2,}\S/.test(line)

function list(lines: string[]): Block {
  const items: string[] = []
  for (const line of lines) {
    const [, , text] = ITEM.exec(line) ?? []
    if (text !== undefined) items.push(text)
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return { kind: 'list', ordered: Boolean(ITEM.exec(lines[0] ?? '')?.[1]), items: items.map(parseInline) }
}

function table(lines: string[]): Block {
  const cells = (line: string) =>
    (ROW.exec(line)?.[1] ?? '').split(/(?<!\\)\|/).map((cell) => parseInline(cell.trim()))
  const [head = [], ...rows] = lines.filter((line) => !RULE.test(line)).map(cells)
  return { kind: 'table', head, rows }
}

const INLINE =
  /(`+)(.+?)\1|\*\*(.+?)\*\*|(?<![\w*])[*_](?!\s)(.+?)[*_](?!\w)|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>/g

function parseInline(text: string): Inline[] {
  const found: Inline[] = []
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) found.push({ kind: 'text', text: plain(text.slice(from, match.index)) })
    const [whole, , code, strong, emphasis, label, target, address] = match
    if (code !== undefined) found.push({ kind: 'code', text: code.trim() })
    else if (strong !== undefined) found.push({ kind: 'strong', text: plain(strong.replaceAll('`', '')) })
    else if (emphasis !== undefined) found.push({ kind: 'emphasis', text: plain(emphasis) })
    else found.push(link(label ?? address ?? '', target ?? address ?? ''))
    from = match.index + whole.length
  }
  if (from < text.length) found.push({ kind: 'text', text: plain(text.slice(from)) })
  return found
}

/** Of one runbook to another: the page of that alert. */
function link(label: string, target: string): Inline {
  const text = plain(label.replaceAll('`', ''))
  const sibling = /^(?:\.\/)?([A-Za-z][A-Za-z0-9]*)\.md$/.exec(target)
  if (sibling) return { kind: 'link', text, href: `/admin/alerts/runbooks/${sibling[1]}` }
  const safe = /^https?:\/\//.test(target) || /^\/(?![/\\])/.test(target)
  return safe ? { kind: 'link', text, href: target } : { kind: 'text', text }
}

const plain = (text: string) => text.replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, '$1')
