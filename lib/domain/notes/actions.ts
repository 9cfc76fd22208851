'use server'

import { action } from '@/lib/http/action'
import { NOTED } from './constants'
import { addNote as add } from './mutations'
import { noteInput } from './schema'

export const addNote = action({
  name: 'notes.add',
  permission: 'notes:write',
  object: { type: ({ subject }) => NOTED.find((known) => known === subject) ?? 'customer', idField: 'id' },
  schema: noteInput,
  run: add,
})
