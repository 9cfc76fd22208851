/** The look of everything that can be chosen in the palette. */
export const PALETTE_ITEM =
  'flex h-9 cursor-pointer items-center gap-3 rounded-control px-3 text-secondary data-[disabled=true]:opacity-55 data-[selected=true]:bg-hover data-[selected=true]:text-ink'
