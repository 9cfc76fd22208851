const SYSTEM = '(prefers-color-scheme: dark)'

/** Whether the page is dark now: chosen, or asked for by the system. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen ? chosen === 'dark' : matchMedia(SYSTEM).matches
}

/** Calls back whenever the theme changes, by choice or by the system; returns how to stop. */
export function onThemeChange(callback: () => void): () => void {
  const system = matchMedia(SYSTEM)
  const chosen = new MutationObserver(callback)
  system.addEventListener('change', callback)
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    system.removeEventListener('change', callback)
    chosen.disconnect()
  }
}
