import type { ReactNode } from 'react'
import type { Fact } from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { Revealable, RevealButton } from '@/components/detail/reveal'
import { grantOf, type Role } from '@/lib/auth/permissions'
import type { PiiSubject } from '@/lib/domain/pii/constants'

type Props = {
  title: string
  subject: PiiSubject
  id: string
  /** Whom it is about. */
  name: string
  role: Role
  /** Those made with `fact.masked` are shown in full on demand. */
  facts: readonly Fact[]
  children?: ReactNode
}

/** Facts that identify a person: masked, and shown for a minute to those who may, on the record. */
export function PersonalFacts({ title, subject, id, name, role, facts, children }: Props) {
  const grant = grantOf(role, 'customers:reveal')
  return (
    <Revealable>
      <Facts
        title={title}
        note="Masked"
        actions={
          grant && (
            <RevealButton subject={subject} id={id} name={name} needsReason={grant === 'with-reason'} />
          )
        }
        facts={facts}
      >
        {children}
      </Facts>
    </Revealable>
  )
}
