import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import type { Noted } from './constants'
import { listNotes } from './data'

export const loadNotes = guardedLoader('notes:read', (_session, subject: Noted, id: string) =>
  listNotes(subject, id),
)
