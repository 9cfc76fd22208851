import { ButtonLink } from '@/components/ui/button-link'
import { State } from './state'

type Props = {
  /** The list that the address is under, where there is one. */
  list?: { href: string; label: string }
}

/** There is no such page or record. */
export function NotHere({ list }: Props) {
  return (
    <State
      icon="circle-question-mark"
      title="There is nothing at this address"
      level={1}
      actions={
        <>
          {list && (
            <ButtonLink href={list.href} variant="primary" icon="arrow-left">
              {list.label}
            </ButtonLink>
          )}
          <ButtonLink href="/admin" variant={list ? 'secondary' : 'primary'} icon="layout-dashboard">
            Go to the overview
          </ButtonLink>
        </>
      }
    >
      The link may be old or mistyped, or the record may never have existed: records of the bank are closed,
      never deleted.
    </State>
  )
}
