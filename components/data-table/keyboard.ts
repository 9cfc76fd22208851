import { LIST_KEYS } from '@/components/layout/shortcuts'

const STEPS: Record<string, number | undefined> = {
  [LIST_KEYS.next]: 1,
  [LIST_KEYS.previous]: -1,
  ArrowDown: 1,
  ArrowUp: -1,
}

/** j and k (or the arrows, once a row has the focus) move between rows, x selects; Enter opens by itself. */
export function moveRow(event: KeyboardEvent, frame: HTMLElement): void {
  const links = [...frame.querySelectorAll<HTMLElement>('tr[data-href] a[data-row]')]
  const row = document.activeElement?.closest('tr[data-href]')
  const at = row ? links.findIndex((link) => row.contains(link)) : -1
  if (event.key === LIST_KEYS.select && row) {
    row.querySelector<HTMLElement>('input[type="checkbox"]')?.click()
    return
  }
  const step = STEPS[row || !event.key.startsWith('Arrow') ? event.key : '']
  if (step === undefined || links.length === 0) return
  event.preventDefault()
  const next = links[Math.min(Math.max(at + step, 0), links.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
