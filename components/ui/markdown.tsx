import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { type Block, type Inline, parseMarkdown } from '@/lib/format/markdown'
import { Cell, HeaderCell, Table, TableBody, TableHead } from './table'

/** Text in Markdown under a title of its own, instead of the text's. Nothing of it is ever HTML: React escapes every piece. */
export function Markdown({ source }: { source: string }) {
  const blocks = parseMarkdown(source).filter((block) => block.kind !== 'heading' || block.level > 1)
  return <div className="grid max-w-3xl gap-3">{blocks.map((block, at) => keyed(at, show(block)))}</div>
}

/** The text does not change while it is shown: its place is its key. */
function keyed(at: number, children: ReactNode) {
  return (
    <div key={at} className="min-w-0">
      {children}
    </div>
  )
}

function show(block: Block): ReactNode {
  switch (block.kind) {
    case 'heading':
      return (
        <h2 className={block.level === 2 ? 'mt-3 text-15 font-semibold' : 'mt-1 font-semibold'}>
          {inline(block.inlines)}
        </h2>
      )
    case 'paragraph':
      return <p>{inline(block.inlines)}</p>
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <pre tabIndex={0} className="overflow-x-auto rounded-control bg-hover px-3 py-2 font-mono text-12">
          {block.text}
        </pre>
      )
    case 'list':
      return block.ordered ? (
        <ol className="grid list-decimal gap-1 pl-5">{items(block.items)}</ol>
      ) : (
        <ul className="grid list-disc gap-1 pl-5">{items(block.items)}</ul>
      )
    case 'table':
      return (
        <Table>
          <TableHead>
            <tr>
              {block.head.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
                <HeaderCell key={at}>{inline(cell)}</HeaderCell>
              ))}
            </tr>
          </TableHead>
          <TableBody>
            {block.rows.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
              <tr key={line}>
                {row.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
                  <Cell key={at}>{inline(cell)}</Cell>
                ))}
              </tr>
            ))}
          </TableBody>
        </Table>
      )
  }
}

function items(list: Inline[][]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
  return list.map((item, at) => <li key={at}>{inline(item)}</li>)
}

function inline(inlines: Inline[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
  return inlines.map((piece, at) => <Piece key={at} piece={piece} />)
}

function Piece({ piece }: { piece: Inline }) {
  switch (piece.kind) {
    case 'text':
      return piece.text
    case 'code':
      return <code className="rounded-sm bg-hover px-1 font-mono text-12 break-words">{piece.text}</code>
    case 'strong':
      return <strong className="font-semibold">{piece.text}</strong>
    case 'emphasis':
      return <em>{piece.text}</em>
    case 'link':
      return (
        <Link href={piece.href} className="rounded-sm font-medium text-accent hover:underline">
          {piece.text}
        </Link>
      )
  }
}
