import { ButtonLink } from '@/components/ui/button'
import { State } from './state'

/** The person's role does not include this. */
export function NotAllowed() {
  return (
    <State
      icon="lock"
      title="Your role does not include this page"
      level={1}
      actions={
        <ButtonLink href="/admin" variant="primary" icon="layout-dashboard">
          Go to the overview
        </ButtonLink>
      }
    >
      Ask a superadmin if you need it. This attempt did not change anything.
    </State>
  )
}
