import { ActionButton } from '@/components/account/action-button'
import { When } from '@/components/data-table/cells'
import type { Clock } from '@/components/data-table/types'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { forgetDevice } from '@/lib/domain/account/actions'
import type { KnownDevice } from '@/lib/domain/account/dto'
import { browserName } from '@/lib/format/user-agent'

/** Browsers in which the person has signed in: they go on when strangers have tried too often elsewhere. */
export function DevicesCard({ devices, clock }: { devices: KnownDevice[]; clock: Clock }) {
  return (
    <Card aria-labelledby="devices">
      <CardHead id="devices" title="Known devices" />
      <p className="px-4 pt-1 pb-2 text-125 text-secondary">
        You can sign in from these even while strangers fail at your account. Forget those you no longer use.
      </p>
      {devices.length === 0 && <p className="border-t px-4 py-3 text-muted">None is known.</p>}
      <ul className="divide-y border-t pb-1">
        {devices.map((device) => (
          <li key={device.id} className="flex items-center gap-3 px-4 py-2.5">
            <Icon name="key-round" size={16} className="text-muted" />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{browserName(device.userAgent)}</p>
              <p className="text-125 text-muted">
                first <When at={device.createdAt} clock={clock} /> · last{' '}
                <When at={device.lastSeenAt} clock={clock} />
              </p>
            </div>
            <ActionButton action={forgetDevice} fields={{ deviceId: device.id }} size="sm">
              Forget
            </ActionButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
