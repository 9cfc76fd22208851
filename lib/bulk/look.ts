import type { IconName } from '@/lib/format/icon-names'

/** A field of the form that a bulk action asks with. */
export type BulkField = { name: string; label: string; help?: string; initial?: string } & (
  | { kind: 'choice'; options: readonly { value: string; label: string }[]; empty?: string }
  | { kind: 'line' | 'words'; most: number }
  | { kind: 'date' }
)

/** How a bulk action is offered. */
export type BulkLook = {
  /** "Freeze": the verb of its button. */
  verb: string
  /** "frozen": what becomes of a record. */
  done: string
  /** What happens and how it is taken back, in a sentence. */
  says: string
  icon: IconName
  danger?: boolean
}

/** An action as a list offers it, with what its form asks. */
export type BulkOffer = BulkLook & { action: string; fields: readonly BulkField[] }

/** An action as the page of a run speaks of it: with its list, and what its records are called. */
export type RunLook = BulkLook & { path: string; noun: { one: string; many: string } }
