import { handler } from '@/lib/http/handler'

/** How long the session still lives; asking with `x-background-refresh` does not make it live longer, posting does. */
const left = {
  permission: 'account:manage',
  async run({ session }: { session: { idleExpiresAt: Date; expiresAt: Date } }) {
    const seconds = (at: Date) => Math.max(Math.floor((at.getTime() - Date.now()) / 1000), 0)
    return Response.json({
      idleSeconds: seconds(session.idleExpiresAt),
      endSeconds: seconds(session.expiresAt),
    })
  },
} as const

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({ GET: left, POST: left })
