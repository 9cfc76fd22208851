// Written by scripts/icons.ts.
export const SPRITE = '/icons.svg?v=aac4992f91'
