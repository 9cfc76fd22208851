import type { ReactNode } from 'react'
import type { IconName } from '@/lib/format/icon-names'
import { State } from './state'

type Props = { what: string; icon?: IconName; children: ReactNode; actions?: ReactNode }

/** There is nothing because nothing has happened yet: "No customers yet", and how the first comes about. */
export function NoneYet({ what, icon = 'inbox', children, actions }: Props) {
  return (
    <State icon={icon} title={`No ${what} yet`} actions={actions}>
      {children}
    </State>
  )
}
