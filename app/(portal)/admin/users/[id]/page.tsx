import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { PendingApprovals } from '@/components/detail/pending-approval'
import { Related } from '@/components/detail/related'
import { RelatedList } from '@/components/detail/related-list'
import { Timeline } from '@/components/detail/timeline'
import { Link } from '@/components/ui/link'
import { StatusBadge } from '@/components/ui/status-badge'
import { can, grantOf } from '@/lib/auth/permissions'
import { loadPendingOn } from '@/lib/domain/approvals/loaders'
import { loadSessions } from '@/lib/domain/sessions/loaders'
import { sessionList } from '@/lib/domain/sessions/schema'
import {
  loadColleagues,
  loadDone,
  loadHeld,
  loadLife,
  loadTakesTwo,
  loadUser,
} from '@/lib/domain/users/loaders'
import { formatAge } from '@/lib/format/duration'
import { formatCount } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'
import { sessionColumns } from '../../sessions/_components/columns'
import { doneColumns } from '../_components/done'
import { lifeOf } from '../_components/life'
import { ResetLink } from '../_components/reset-link'
import { UserResponses } from '../_components/responses'

export default detailPage('users:read', loadUser, async (user, clock) => {
  const [pending, life, held, colleagues, takesTwo] = await Promise.all([
    loadPendingOn('admin_user', user.id),
    loadLife(user.id),
    loadHeld(user.id),
    loadColleagues(),
    loadTakesTwo(),
  ])
  return (
    <DetailView
      title={user.name}
      marks={<StatusBadge kind="account" status={user.status} />}
      facts={`${user.email} · ${user.lastLoginAt ? `signed in ${formatAge(user.lastLoginAt, clock.now)}` : 'never signed in'}`}
      clock={clock}
      actions={
        <>
          {user.status === 'active' && can(clock.role, 'users:make') && (
            <ResetLink userId={user.id} name={user.name} />
          )}
          <UserResponses
            user={user}
            colleagues={colleagues}
            mayAsk={takesTwo && pending.length === 0 && can(clock.role, 'users:make')}
            mayEnd={grantOf(clock.role, 'sessions:end') === 'yes'}
          />
        </>
      }
      banner={<PendingApprovals rows={pending} now={clock.now} />}
      aside={
        <Timeline title="Life" zone={clock.zone} entries={lifeOf(life)} empty="Nothing happened to it yet." />
      }
    >
      <Facts
        title="Account"
        facts={[
          ['E-mail', user.email],
          [
            'Role',
            <Link
              key="role"
              href={`/admin/roles#${user.role}`}
              className="rounded-sm font-medium text-accent hover:underline"
            >
              {humanise(user.role)}
            </Link>,
          ],
          ['Second factor', user.secondFactorAt ? 'In force' : 'None'],
          fact.when('Since', user.secondFactorAt, clock),
          fact.when('Last sign-in', user.lastLoginAt, clock),
          fact.when('Password set', user.passwordChangedAt, clock),
          fact.when('Made', user.createdAt, clock),
          fact.when('Disabled', user.disabledAt, clock),
        ]}
      />
      <Facts
        title="What waits for them"
        facts={[
          ['Claimed KYC reviews', formatCount(held.kycClaims)],
          ['Assigned alerts', formatCount(held.alerts)],
          ['Assigned cases', formatCount(held.cases)],
          ['Own requests', formatCount(held.requests)],
        ]}
      />
      <RelatedList
        title="Sessions"
        list={sessionList}
        load={loadSessions}
        where={{ user: user.id }}
        columns={sessionColumns}
        show={['state', 'begun', 'seen', 'ending', 'ip', 'end']}
        opens={false}
        clock={clock}
        empty="Nobody has signed in with it."
      />
      <Related
        title="What they did last"
        rows={loadDone(user.id)}
        columns={doneColumns}
        clock={clock}
        all={`/admin/audit?q=${encodeURIComponent(user.email)}`}
        empty="Nothing yet."
      />
    </DetailView>
  )
})
