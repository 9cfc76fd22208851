const SYSTEM = '(prefers-color-scheme: dark)'

/** Whether the page is dark now: chosen, or asked for by the system; paper never is. */
export function isDark(): boolean {
  if (matchMedia('print').matches) return false
  const chosen = document.documentElement.dataset.theme
  return chosen ? chosen === 'dark' : matchMedia(SYSTEM).matches
}

/** Calls back whenever the theme changes, by choice or by the system; returns how to stop. */
export function onThemeChange(callback: () => void): () => void {
  const media = [matchMedia(SYSTEM), matchMedia('print')]
  const chosen = new MutationObserver(callback)
  for (const query of media) query.addEventListener('change', callback)
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    for (const query of media) query.removeEventListener('change', callback)
    chosen.disconnect()
  }
}
