/** A view as the menu of its list shows it. */
export type View = {
  id: string
  name: string
  /** The parameters of the list's address. */
  query: string
  isShared: boolean
  owner: string
  /** Whether the person who looks may rename, change and delete it. */
  mine: boolean
  /** The list opens with it, for the person who looks. */
  opens: boolean
}

/** What was saved, changed or deleted; the id of a new one. */
export type SavedView = { newId: string | null; name: string }

/** The views of a list, and whether the person may share theirs. */
export type Views = { views: View[]; mayShare: boolean }
