import { useActionState, useEffect, useId, useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { arrange } from '@/lib/domain/overview/layout/actions'
import { DEFAULT_LAYOUT, type Layout, orderText } from '@/lib/domain/overview/layout/constants'
import { IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'
import { ArrangeList } from './arrange-list'
import { CHARTS } from './chart-list'

const CARD_NAMES = {
  customers: 'Customers',
  merchants: 'Merchants',
  wallets: 'Wallet balances',
  transactions: 'Transactions today',
  qr: 'QR codes today',
  'kyc-work': 'KYC pending',
}
const PANEL_NAMES = {
  ...Object.fromEntries(Object.entries(CHARTS).map(([id, { title }]) => [id, title])),
  alerts: 'Active alerts',
  actions: 'Quick actions',
}

type Props = { layout: Layout; open: boolean; onClose: () => void }

/** Which cards and charts are shown, and in which order; kept for this person on every device. */
export function ArrangeDialog({ layout, open, onClose }: Props) {
  const id = useId()
  const [chosen, setChosen] = useState(layout)
  const [key, setKey] = useState('')
  const [state, submit, busy] = useActionState(arrange, IDLE)

  useEffect(() => {
    if (!open) return
    setChosen(layout)
    setKey(crypto.randomUUID())
  }, [open, layout])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer.
  useEffect(() => {
    if (state.status === 'done') onClose()
  }, [state])

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Arrange the dashboard"
      description="Yours alone, on every device. Move with the arrows; what is unticked is not shown."
      className="sm:w-[44rem] sm:max-w-[calc(100vw-2rem)]"
    >
      <form id={id} action={submit} className="grid gap-4">
        {state.status === 'refused' && <Refused {...state} />}
        <input type="hidden" name={IDEMPOTENCY_FIELD} value={key} />
        <input type="hidden" name="cards" value={orderText(chosen.cards)} />
        <input type="hidden" name="panels" value={orderText(chosen.panels)} />
        <div className="grid gap-5 sm:grid-cols-2">
          <ArrangeList
            title="Charts and panels"
            names={PANEL_NAMES}
            places={chosen.panels}
            onChange={(panels) => setChosen((was) => ({ ...was, panels }))}
          />
          <ArrangeList
            title="Cards"
            names={CARD_NAMES}
            places={chosen.cards}
            onChange={(cards) => setChosen((was) => ({ ...was, cards }))}
          />
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <Button className="mr-auto" variant="ghost" icon="undo-2" onClick={() => setChosen(DEFAULT_LAYOUT)}>
            As it comes
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" icon="check" busy={busy}>
            Keep this order
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
