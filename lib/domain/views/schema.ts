import { z } from 'zod'
import { LONGEST_NAME } from './constants'

const LONGEST_QUERY = 2000

const list = z.string().regex(/^[a-z][a-z_]{1,39}$/, { error: 'There is no such list.' })
const viewId = z.uuid({ error: 'There is no such view.' })
const name = z
  .string()
  .trim()
  .min(1, { error: 'Give the view a name.' })
  .max(LONGEST_NAME, { error: `Use at most ${LONGEST_NAME} characters.` })
  .regex(/^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u, { error: 'Only letters that can be seen.' })
/** Of the address without the place in it: a view begins at the first page. */
const query = z
  .string()
  .max(LONGEST_QUERY, { error: 'There are too many filters for a view.' })
  .transform((text) => {
    const params = new URLSearchParams(text.replace(/[\p{Cc}\p{Cs}]/gu, ''))
    for (const place of ['after', 'before', 'view']) params.delete(place)
    return params.toString()
  })
  .pipe(z.string().max(LONGEST_QUERY, { error: 'There are too many filters for a view.' }))
const checked = z.literal('on').optional().transform(Boolean)

export const saveViewInput = z.object({ list, name, query, shared: checked, opens: checked })
/** `query` is left out where the filters stay as they are. */
export const changeViewInput = z.object({ viewId, name, shared: checked, query: query.optional() })
export const deleteViewInput = z.object({ viewId })
/** An empty id: the list opens with everything again. */
export const openWithInput = z.object({
  list,
  viewId: z.union([z.literal(''), viewId]).transform((id) => id || null),
})

export type SaveView = z.output<typeof saveViewInput>
export type ChangeView = z.output<typeof changeViewInput>
export type OpenWith = z.output<typeof openWithInput>
