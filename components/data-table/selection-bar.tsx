'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { formatCount } from '@/lib/format/number'

type Props = { /** Changes when the rows do. */ page: string }

/** What can be done with the selected rows; out of sight while nothing is selected. */
export function SelectionBar({ page }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState(0)
  const [copied, setCopied] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, other boxes.
  useEffect(() => {
    const table = tableOf(bar.current)
    if (!table) return
    const all = table.querySelector<HTMLInputElement>('input[data-all]')
    const onChange = (event?: Event) => {
      const boxes = boxesOf(table)
      if (event?.target === all) for (const box of boxes) box.checked = all?.checked ?? false
      const checked = boxes.filter((box) => box.checked).length
      if (all) {
        all.checked = checked > 0 && checked === boxes.length
        all.indeterminate = checked > 0 && checked < boxes.length
      }
      setCount(checked)
      setCopied(false)
    }
    onChange()
    table.addEventListener('change', onChange)
    return () => table.removeEventListener('change', onChange)
  }, [page])

  const copy = async () => {
    const table = tableOf(bar.current)
    if (!table) return
    const names = boxesOf(table).flatMap((box) => (box.checked ? [box.value] : []))
    await navigator.clipboard.writeText(names.join('\n'))
    setCopied(true)
  }
  const clear = () => {
    const table = tableOf(bar.current)
    for (const box of table ? boxesOf(table) : []) box.checked = false
    table?.dispatchEvent(new Event('change'))
  }

  return (
    <div ref={bar} className="flex items-center gap-2" aria-live="polite">
      {count > 0 && (
        <>
          <span className="whitespace-nowrap text-secondary">{formatCount(count)} selected</span>
          <Button
            size="sm"
            icon={copied ? 'check' : 'copy'}
            onClick={copy}
            title="Copy the references or names, one a line"
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
          <Button size="sm" variant="ghost" onClick={clear}>
            Clear
          </Button>
        </>
      )}
    </div>
  )
}

function tableOf(bar: HTMLElement | null): HTMLTableElement | null {
  return bar?.closest('[data-list]')?.querySelector('table') ?? null
}

function boxesOf(table: HTMLElement): HTMLInputElement[] {
  return [...table.querySelectorAll<HTMLInputElement>('tbody input[type="checkbox"]')]
}
