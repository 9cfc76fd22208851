import { ButtonLink } from '@/components/ui/button-link'
import { State } from './state'

/** There is no such page or record. */
export function NotHere() {
  return (
    <State
      icon="circle-question-mark"
      title="There is nothing at this address"
      level={1}
      actions={
        <ButtonLink href="/admin" variant="primary" icon="layout-dashboard">
          Go to the overview
        </ButtonLink>
      }
    >
      The link may be old or mistyped, or the record may never have existed: records of the bank are closed,
      never deleted.
    </State>
  )
}
