'use client'

import { useSyncExternalStore } from 'react'
import { IconButton } from '@/components/ui/button'
import { THEME_COOKIE } from '@/lib/format/theme'
import { isDark, onThemeChange } from './theme'

const YEAR = 31_536_000

/** Light or dark, remembered in a cookie so that the server's first bytes already have it. */
export function ThemeSwitch() {
  const dark = useSyncExternalStore(onThemeChange, isDark, () => false)
  return (
    <IconButton
      variant="ghost"
      icon={dark ? 'sun' : 'moon'}
      label={dark ? 'Switch to the light theme' : 'Switch to the dark theme'}
      onClick={() => choose(dark ? 'light' : 'dark')}
    />
  )
}

function choose(theme: 'light' | 'dark'): void {
  document.documentElement.dataset.theme = theme
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain HTTP.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR}; samesite=lax${secure}`
}
