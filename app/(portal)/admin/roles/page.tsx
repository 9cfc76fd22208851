import type { Metadata } from 'next'
import { Unreachable } from '@/components/feedback/unreachable'
import { Card, CardHead } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { ROLES } from '@/lib/auth/permissions'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadColleagues } from '@/lib/domain/users/loaders'
import { humanise } from '@/lib/format/status'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { Matrix } from './_components/matrix'

export const metadata: Metadata = { title: 'Roles' }

export default async function RolesPage() {
  await pageClock('users:read')
  const colleagues = await loadColleagues().catch((error) => {
    if (error instanceof DatabaseUnreachableError) return null
    throw error
  })
  return (
    <div className="grid gap-4">
      <PageHead
        title="Roles"
        facts="What each role may do. It is checked at every request; a role changes with two superadmins."
      />
      <div className="grid gap-3.5 sm:grid-cols-2 xl:grid-cols-5">
        {ROLES.map((role) => (
          <Card key={role} id={role} className="scroll-mt-20">
            <CardHead title={humanise(role)} />
            {colleagues === null ? <Unreachable /> : <People role={role} colleagues={colleagues} />}
          </Card>
        ))}
      </div>
      <Matrix />
    </div>
  )
}

const SHOWN = 5

function People({
  role,
  colleagues,
}: {
  role: string
  colleagues: readonly { id: string; name: string; role: string }[]
}) {
  const people = colleagues.filter((colleague) => colleague.role === role)
  if (people.length === 0) return <p className="px-4 pb-4 text-muted">Nobody has this role.</p>
  return (
    <ul className="grid gap-1 px-4 pb-4">
      {people.slice(0, SHOWN).map(({ id, name }) => (
        <li key={id}>
          <Link
            href={`/admin/users/${id}`}
            className="block min-h-target truncate rounded-sm hover:text-accent"
          >
            {name}
          </Link>
        </li>
      ))}
      {people.length > SHOWN && (
        <li>
          <a href={`/admin/users?role=${role}`} className="rounded-sm text-125 text-accent hover:underline">
            All {people.length}
          </a>
        </li>
      )}
    </ul>
  )
}
