import { z } from 'zod'
import type { StatusKind } from '@/lib/format/status'
import { firstThree, instant, lastFour, maskedEmail } from '@/lib/list/fields'
import type { SearchGroup, SearchProblem } from './constants'

/** A record as every search reads it, before anything of it is masked. */
export type FoundRow = {
  id: string
  title: string
  /** A second name: whose it is, whom it paid. */
  who: string | null
  phone: string | null
  number: string | null
  email: string | null
  /** References and tokens besides the title. */
  code: string | null
  status: string
  amount: string | null
  direction: string | null
  at: Date
}

/** A record that was found. What identifies a person is masked here, also where it is what was typed. */
export const searchHit = z.object({
  id: z.string(),
  title: z.string(),
  who: z.string().nullable(),
  phone: lastFour.nullable(),
  number: firstThree.nullable(),
  email: maskedEmail.nullable(),
  status: z.string(),
  amount: z.string().nullable(),
  direction: z.string().nullable(),
  at: instant,
})

export type SearchHit = z.infer<typeof searchHit>

export type FoundGroup = {
  group: SearchGroup
  status: StatusKind
  hits: SearchHit[]
  /** There are more than these. */
  more: boolean
  /** These are the latest of the one customer that was found. */
  latestOf: string | null
}

export type SearchAnswer = {
  /** What was looked for, tidied. */
  text: string
  problem: SearchProblem | null
  /** No record is as typed: these are only like it. */
  similar: boolean
  groups: FoundGroup[]
  /** The bank's zone, in which times are shown. */
  zone: string
}
