/** The ranges one click away. */
export const PRESETS = ['1h', '24h', '7d', '30d', '12m'] as const

export type Preset = (typeof PRESETS)[number]

/** Shown when the address names none. */
export const DEFAULT_PRESET: Preset = '24h'
