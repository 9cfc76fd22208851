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
