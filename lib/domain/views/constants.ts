/** Views that one person keeps of one list. */
export const MOST_VIEWS = 40
export const LONGEST_NAME = 80

/** `/admin/qr-codes` → `qr_codes`: how a list is named where its views are kept. */
export const listName = (path: string): string => (path.split('/').at(-1) ?? '').replaceAll('-', '_')
