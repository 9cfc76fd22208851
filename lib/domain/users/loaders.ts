import 'server-only'
import { guardedList, guardedLoader, guardedRecord } from '@/lib/auth/guarded-loader'
import { countHeld, findUser, listColleagues, listDone, listLife, listUsers, readTakesTwo } from './data'

export const loadUsers = guardedList('users:read', listUsers)
export const loadUser = guardedRecord('users:read', findUser)
export const loadHeld = guardedLoader('users:read', (_session, id: string) => countHeld(id))
export const loadLife = guardedLoader('users:read', (_session, id: string) => listLife(id))
export const loadDone = guardedLoader('users:read', (_session, id: string) => listDone(id))
export const loadColleagues = guardedLoader('users:read', () => listColleagues())
export const loadTakesTwo = guardedLoader('users:read', () => readTakesTwo())
