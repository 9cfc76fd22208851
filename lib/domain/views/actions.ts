'use server'

import { action } from '@/lib/http/action'
import * as mutations from './mutations'
import { changeViewInput, deleteViewInput, openWithInput, saveViewInput } from './schema'

const about = { permission: 'views:manage', object: { type: 'saved_view', idField: 'viewId' } } as const

export const saveView = action({
  ...about,
  name: 'views.save',
  schema: saveViewInput,
  run: mutations.saveView,
})

export const changeView = action({
  ...about,
  name: 'views.change',
  schema: changeViewInput,
  run: mutations.changeView,
})

export const deleteView = action({
  ...about,
  name: 'views.delete',
  schema: deleteViewInput,
  run: mutations.deleteView,
})

export const openWithView = action({
  ...about,
  name: 'views.open_with',
  schema: openWithInput,
  run: mutations.openWithView,
})
