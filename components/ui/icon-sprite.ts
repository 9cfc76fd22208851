// Written by scripts/icons.ts.
export const SPRITE = '/icons.svg?v=d448d02429'
