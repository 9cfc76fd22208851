import { ButtonLink } from '@/components/ui/button-link'
import { State } from './state'

/** The person's role does not include this. */
export function NotAllowed({ level = 1 }: { level?: 1 | 2 }) {
  return (
    <State
      icon="lock"
      title="Your role does not include this page"
      level={level}
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
