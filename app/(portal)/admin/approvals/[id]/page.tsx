import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { RecordLink } from '@/components/detail/record-link'
import { StatusBadge } from '@/components/ui/status-badge'
import { policyOf } from '@/lib/approvals/policy'
import { can, ROLES } from '@/lib/auth/permissions'
import type { ApprovalView } from '@/lib/domain/approvals/dto'
import { loadApproval } from '@/lib/domain/approvals/loaders'
import { formatAge } from '@/lib/format/duration'
import { humanise, type Tone } from '@/lib/format/status'
import { isId } from '@/lib/list/id'
import { detailPage } from '../../_components/detail-page'
import { Changes } from '../_components/changes'
import { Decision } from '../_components/decision'
import { Voided } from '../_components/voided'

const ENDS: Record<string, { title: string; tone: Tone }> = {
  approved: { title: 'Approved and carried out', tone: 'good' },
  rejected: { title: 'Rejected', tone: 'bad' },
  cancelled: { title: 'Withdrawn', tone: 'neutral' },
  expired: { title: 'Expired', tone: 'neutral' },
}
const PAGES: Record<string, string> = {
  wallet: '/admin/wallets',
  transaction: '/admin/transactions',
  admin_user: '/admin/users',
}

export default detailPage('approvals:read', loadApproval, (approval, clock) => {
  const pending = approval.status === 'pending'
  const end = ENDS[approval.status]
  const policy = policyOf(approval.action)
  const deciders = policy ? ROLES.filter((role) => can(role, policy.check)).map(humanise) : []
  return (
    <DetailView
      title={approval.title}
      marks={<StatusBadge kind="approval" status={approval.status} />}
      facts={
        pending
          ? `${approval.maker} asked ${formatAge(approval.createdAt, clock.now)}, expires ${formatAge(approval.expiresAt, clock.now)}`
          : end?.title
      }
      actions={<Decision approval={approval} />}
      banner={approval.changed !== null && <Voided changed={approval.changed} />}
      clock={clock}
      life={[
        { title: 'Asked', who: approval.maker, at: approval.createdAt, tone: 'info' },
        {
          title: end?.title ?? '',
          who: endedBy(approval),
          at: pending ? null : endedAt(approval),
          tone: end?.tone,
        },
      ]}
    >
      <Changes {...approval} />
      <Facts
        title="Request"
        facts={[
          ['Asked by', `${approval.maker} (${humanise(approval.makerRole)})`],
          fact.when('Asked', approval.createdAt, clock),
          ['Why', approval.reason],
          fact.when(pending ? 'Expires' : 'Would have expired', approval.expiresAt, clock),
          ['Decided by', approval.checker],
          ['Note of the decision', approval.decisionNote],
          ['Record', <Target key="record" approval={approval} />],
          ['Can be decided by', pending ? `${deciders.join(', ')}; never by who asked` : null],
        ]}
      />
    </DetailView>
  )
})

const NAMES: Record<string, string> = { transaction: 'Transaction', admin_user: 'Account' }

function Target({ approval: { targetType, targetId, title } }: { approval: ApprovalView }) {
  const to = PAGES[targetType]
  // An account that is asked for has an address, and no page yet.
  if (!to || !isId(targetId)) return targetId
  return (
    <RecordLink to={to} id={targetId}>
      {targetType === 'wallet' ? title.replace(/^.* the wallet/, 'Wallet') : (NAMES[targetType] ?? 'Record')}
    </RecordLink>
  )
}

const endedAt = ({ decidedAt, expiresAt }: ApprovalView) => decidedAt ?? expiresAt

function endedBy({ status, checker, maker }: ApprovalView): string {
  if (status === 'cancelled') return maker
  return checker ?? 'time'
}
