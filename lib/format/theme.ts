export const THEME_COOKIE = 'theme'

export type Theme = 'light' | 'dark' | 'system'

/** The theme that a cookie asks for; anything unknown follows the system. */
export function parseTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}
