'use client'

import { freezeWallet } from '@/lib/domain/wallets/actions'
import {
  FREEZE_DIRECTION_WORDS,
  FREEZE_DIRECTIONS,
  FREEZE_REASONS,
  LOST_DEVICE,
} from '@/lib/domain/wallets/constants'
import { humanise } from '@/lib/format/status'
import { type FormField, fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

type Props = {
  walletId: string
  seenStatus: string
  customer: string
  /** Whether the role freezes only what goes out, for a lost or stolen phone. */
  lostDeviceOnly: boolean
}

const REVIEW: FormField = {
  kind: 'date',
  name: 'reviewOn',
  label: 'Look at it again on',
  help: 'Within a year.',
}

const ANY: readonly FormField[] = [
  {
    kind: 'choice',
    name: 'direction',
    label: 'What it stops',
    start: 'debit',
    options: FREEZE_DIRECTIONS.map((direction) => [direction, FREEZE_DIRECTION_WORDS[direction]]),
  },
  {
    kind: 'choice',
    name: 'reason',
    label: 'Reason',
    options: FREEZE_REASONS.map((reason) => [reason, humanise(reason)]),
  },
  {
    kind: 'text',
    name: 'authorityReference',
    label: 'Reference of the order or request',
    help: 'Required for a court order or a regulator.',
    most: 120,
  },
  REVIEW,
  reasonField('What led to the freeze', 'Colleagues read it on the wallet; it stays in the trail.', {
    name: 'note',
  }),
]

const CALLER: readonly FormField[] = [
  REVIEW,
  reasonField('What the caller said', 'How you made sure who it is, and since when the phone is gone.', {
    name: 'note',
  }),
]

/** Freezes the wallet at once. */
export function FreezeDialog({ walletId, seenStatus, customer, lostDeviceOnly }: Props) {
  const known = { walletId, seenStatus }
  return (
    <ResponseForm
      action={freezeWallet}
      known={lostDeviceOnly ? { ...known, ...LOST_DEVICE } : known}
      label={lostDeviceOnly ? 'Phone lost or stolen' : 'Freeze'}
      icon="snowflake"
      variant="danger"
      title={
        lostDeviceOnly
          ? `Freeze what goes out of the wallet of ${customer}`
          : `Freeze the wallet of ${customer}`
      }
      description={
        lostDeviceOnly
          ? 'It takes effect at once; money can still come in. Operations ends it, with a second person.'
          : 'It takes effect at once. Unfreezing takes a second person.'
      }
      verb={lostDeviceOnly ? 'Freeze debits' : 'Freeze the wallet'}
      fields={fieldsOf(lostDeviceOnly ? CALLER : ANY)}
      said={({ status }) =>
        `${status === 'frozen' ? 'The wallet' : 'What goes out of the wallet'} of ${customer} is frozen. Unfreezing takes two.`
      }
    />
  )
}
