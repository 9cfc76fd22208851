import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { can, type Role } from '@/lib/auth/permissions'
import { loadTakesTwo } from '@/lib/domain/users/loaders'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { CreateUser } from './create-user'

/** How accounts are made and changed in this bank: by two superadmins, or, before there are two, by command. */
export async function HowAccountsChange({ role }: { role: Role }) {
  const takesTwo = await loadTakesTwo().catch((error) => {
    if (error instanceof DatabaseUnreachableError) return null
    throw error
  })
  if (takesTwo === null) return null
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <Icon name="stamp" className="text-muted" />
      <p className="min-w-0 flex-1 basis-72 text-secondary">
        {takesTwo ? (
          'Accounts and roles take two superadmins: one asks, another approves.'
        ) : (
          <>
            There is one superadmin, so nobody could approve a change here. Until there are two, accounts are
            made and changed on the command line:{' '}
            <code className="font-mono text-12">npm run admin -- create --role superadmin --email …</code>
          </>
        )}
      </p>
      {takesTwo && can(role, 'users:make') && <CreateUser />}
    </Card>
  )
}
