import { z } from 'zod'
import { instant } from '@/lib/list/fields'

export const note = z.object({ id: z.string(), body: z.string(), author: z.string(), createdAt: instant })

export type Note = z.infer<typeof note>
