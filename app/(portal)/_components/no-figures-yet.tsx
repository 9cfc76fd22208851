import { NoneYet } from '@/components/feedback/none-yet'
import { Card } from '@/components/ui/card'

/** Instead of figures while the worker has not finished its first round. */
export function NoFiguresYet() {
  return (
    <Card>
      <NoneYet what="figures" icon="activity">
        The worker counts the bank every few seconds and has not finished its first round. This page shows the
        numbers as soon as it has; if nothing appears within a minute, the worker is not running.
      </NoneYet>
    </Card>
  )
}
