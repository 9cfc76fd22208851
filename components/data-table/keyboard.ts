const STEPS: Record<string, number | undefined> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }

/** Whether a key belongs to something else: a field, an open dialog or menu, a shortcut of the browser. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  return (
    event.defaultPrevented ||
    event.metaKey ||
    event.ctrlKey ||
    event.altKey ||
    target.isContentEditable ||
    (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && (target as HTMLInputElement).type !== 'checkbox') ||
    document.querySelector('dialog[open], [popover="auto"]:popover-open:not(#sidebar)') !== null
  )
}

/** j and k (or the arrows, once a row has the focus) move between rows, x selects; Enter opens by itself. */
export function moveRow(event: KeyboardEvent, frame: HTMLElement): void {
  const links = [...frame.querySelectorAll<HTMLElement>('tr[data-href] a[data-row]')]
  const row = document.activeElement?.closest('tr[data-href]')
  const at = row ? links.findIndex((link) => row.contains(link)) : -1
  if (event.key === 'x' && row) {
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
