import { z } from 'zod'

export const passwordInput = z
  .object({
    currentPassword: z.string().min(1, { error: 'Type your current password.' }),
    newPassword: z.string().min(1, { error: 'Type a new password.' }),
    newPasswordAgain: z.string(),
  })
  .refine((input) => input.newPassword === input.newPasswordAgain, {
    path: ['newPasswordAgain'],
    error: 'This is not the same password.',
  })

export type PasswordInput = z.output<typeof passwordInput>

export const codeInput = z.object({
  code: z.string().trim().min(1, { error: 'Type the six digits of your authenticator.' }).max(40),
})

export type CodeInput = z.output<typeof codeInput>

/** A button of the own account that says everything by itself. */
export const noInput = z.object({})

const which = { error: 'Choose one of the list.' }
export const deviceInput = z.object({ deviceId: z.uuid(which) })
export const sessionInput = z.object({ sessionId: z.uuid(which) })
