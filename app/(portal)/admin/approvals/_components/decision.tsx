'use client'

import { approveRequest, rejectRequest, withdrawRequest } from '@/lib/domain/approvals/actions'
import type { ApprovalView } from '@/lib/domain/approvals/dto'
import { fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

/** What the person who looks can do about a request. */
export function Decision({ approval }: { approval: Pick<ApprovalView, 'id' | 'maker' | 'may' | 'changed'> }) {
  const known = { approvalId: approval.id }
  if (approval.may === 'withdraw') {
    return (
      <ResponseForm
        action={withdrawRequest}
        known={known}
        label="Withdraw"
        icon="undo-2"
        title="Withdraw your request"
        description="Nothing changes. It can be asked for again."
        verb="Withdraw the request"
      />
    )
  }
  if (approval.may !== 'decide') return null
  return (
    <>
      <ResponseForm
        action={rejectRequest}
        known={known}
        label="Reject"
        variant="danger"
        icon="circle-x"
        title="Reject this request"
        description={`Nothing changes. ${approval.maker} reads why.`}
        verb="Reject the request"
        fields={fieldsOf([reasonField('Why not', 'Who asked reads it.', { name: 'note' })])}
      />
      {approval.changed === null && (
        <ResponseForm
          action={approveRequest}
          known={known}
          label="Approve"
          variant="primary"
          icon="check"
          title="Approve this request"
          description={`It is carried out at once. The trail names you and ${approval.maker}.`}
          verb="Approve and carry out"
          fields={fieldsOf([reasonField('Note (optional)', 'It stays with the request.', { name: 'note' })])}
        />
      )}
    </>
  )
}
