'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'

type Chosen = { id: string; name: string }

type Selection = {
  /** For an element in the frame of the list. */
  bar: RefObject<HTMLDivElement | null>
  chosen: readonly Chosen[]
  /** Whether that is every row of the page. */
  whole: boolean
  clear: () => void
}

/**
 * The rows whose box is checked. The boxes are the table's own, which scripts do not draw.
 * @param page changes when the rows do
 */
export function useSelection(page: string): Selection {
  const bar = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [whole, setWhole] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, other boxes.
  useEffect(() => {
    const table = tableOf(bar.current)
    if (!table) return
    const all = table.querySelector<HTMLInputElement>('input[data-all]')
    const onChange = (event?: Event) => {
      const boxes = boxesOf(table)
      if (event?.target === all) for (const box of boxes) box.checked = all?.checked ?? false
      const checked = boxes.filter((box) => box.checked)
      if (all) {
        all.checked = checked.length > 0 && checked.length === boxes.length
        all.indeterminate = checked.length > 0 && checked.length < boxes.length
      }
      setChosen(checked.map(({ value, dataset }) => ({ name: value, id: dataset.id ?? '' })))
      setWhole(checked.length > 0 && checked.length === boxes.length)
    }
    onChange()
    table.addEventListener('change', onChange)
    return () => table.removeEventListener('change', onChange)
  }, [page])

  const clear = () => {
    const table = tableOf(bar.current)
    for (const box of table ? boxesOf(table) : []) box.checked = false
    table?.dispatchEvent(new Event('change'))
  }
  return { bar, chosen, whole, clear }
}

function tableOf(bar: HTMLElement | null): HTMLTableElement | null {
  return bar?.closest('[data-list]')?.querySelector('table') ?? null
}

function boxesOf(table: HTMLElement): HTMLInputElement[] {
  return [...table.querySelectorAll<HTMLInputElement>('tbody input[type="checkbox"]')]
}
