/** Arguments of Node that make a child with a channel to us end when we are gone, killed or not. */
export const exitWithParent = ['--import', new URL('./exit-with-parent.mjs', import.meta.url).href]
