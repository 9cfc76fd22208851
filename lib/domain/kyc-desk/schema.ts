import { z } from 'zod'
import { ASK_REASONS, DECISIONS, MOST_ASSIGNED, REJECT_REASONS, RISKS } from './constants'

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `Use at most ${most} characters.` })
    .refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value.replaceAll(/\r?\n/g, ' ')), {
      error: 'Leave out control characters.',
    })

/** What an address or a form says of a record. */
export const recordInput = z.object({ recordId: z.uuid() })

/** Which case comes after the one that is looked at. */
export const nextInput = z.object({ after: z.uuid().optional() })

export const noteInput = recordInput.extend({
  body: text(4000).min(1, { error: 'Say what you found.' }),
})

/** Whom cases are given to, by what a person recognises. */
export const assignment = z.object({ officer: z.email({ error: 'Choose who looks at them.' }) })

export const assignInput = z.object({
  officerId: z.uuid({ error: 'Choose who looks at them.' }),
  count: z.coerce
    .number({ error: 'Say how many.' })
    .int({ error: 'Use a whole number.' })
    .min(1, { error: 'At least one.' })
    .max(MOST_ASSIGNED, { error: `At most ${MOST_ASSIGNED} at once.` }),
  risk: z.union([z.literal(''), z.enum(RISKS)], { error: 'Choose one of the list.' }),
})

const decided = recordInput.extend({
  /** Of what the page showed: what the customer sent since makes it another. */
  seenVersion: z.string().regex(/^[0-9a-f]{32}$/, { error: 'Load the page again.' }),
  language: z.enum(['en', 'tn'], { error: 'Choose English or Setswana.' }),
  message: text(1000),
  note: text(4000).optional(),
  /** Whether the next case is claimed along with the decision. */
  next: z.enum(['yes', 'no']).default('no'),
})

const MESSAGE = { error: 'Tell the customer what comes next.' }

/** The forms of the three decisions: what turns a customer down needs a reason and a message to them. */
export const decisionInput = z.discriminatedUnion(
  'decision',
  [
    decided.extend({ decision: z.literal(DECISIONS[0]) }),
    decided.extend({
      decision: z.literal(DECISIONS[1]),
      reason: z.enum(ASK_REASONS, { error: 'Choose what has to be sent again.' }),
      message: text(1000).min(1, MESSAGE),
    }),
    decided.extend({
      decision: z.literal(DECISIONS[2]),
      reason: z.enum(REJECT_REASONS, { error: 'Choose why it is rejected.' }),
      message: text(1000).min(1, MESSAGE),
    }),
  ],
  { error: 'Choose a decision.' },
)

export type AssignInput = z.output<typeof assignInput>
export type NoteInput = z.output<typeof noteInput>
export type DecisionInput = z.output<typeof decisionInput>
