import { z } from 'zod'
import { CARDS, PANELS, readOrder } from './constants'

const order = <const Ids extends readonly string[]>(known: Ids) =>
  z
    .string()
    .max(400, { error: 'That is no order of this dashboard.' })
    .refine((text) => text.split(',').every((part) => known.includes(part.replace(/^-/, ''))), {
      error: 'That is no order of this dashboard.',
    })
    .transform((text) => readOrder(text, known))

export const arrangeInput = z.object({ cards: order(CARDS), panels: order(PANELS) })

export type ArrangeInput = z.output<typeof arrangeInput>
