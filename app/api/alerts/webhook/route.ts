import { takeDelivery } from '@/lib/domain/alerts/mutations'
import { delivery } from '@/lib/domain/alerts/schema'
import { handler } from '@/lib/http/handler'
import { problem } from '@/lib/http/problem'
import { log } from '@/lib/log'

/** A thousand alerts in one notification, with room to spare. */
const MAX_BYTES = 1_000_000

/** Where Alertmanager posts what fires and what has resolved. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  POST: {
    access: 'alertmanager',
    body: { types: ['application/json'], maxBytes: MAX_BYTES },
    async run({ body, requestId }) {
      const parsed = delivery.safeParse(json(body))
      if (!parsed.success) {
        const [issue] = parsed.error.issues
        const where = issue?.path.join('.') || 'the body'
        return problem(
          400,
          `No notification of Alertmanager: ${where} is wrong (${issue?.message}).`,
          requestId,
        )
      }
      const { alerts, truncatedAlerts } = parsed.data
      if (truncatedAlerts > 0)
        log().warn({ truncatedAlerts }, 'Alertmanager left alerts out of a notification')
      return Response.json({ received: alerts.length, changed: await takeDelivery(parsed.data) })
    },
  },
})

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
