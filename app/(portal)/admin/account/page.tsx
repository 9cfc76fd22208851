import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { loadAccount } from '@/lib/domain/account/loaders'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { formatShort } from '@/lib/format/date'
import { DevicesCard } from './_components/devices-card'
import { FactorCard } from './_components/factor-card'
import { PasswordCard } from './_components/password-card'
import { SessionsCard } from './_components/sessions-card'

export const metadata: Metadata = { title: 'Account and security' }

/** The person's own account: nobody else's is ever shown here. */
export default async function AccountPage() {
  const clock = await pageClock('account:manage')
  const account = await loadAccount()
  const when = (instant: string) => formatShort(instant, clock.zone, clock.now)
  const since = account.authenticatorSince
  return (
    <div className="grid gap-4">
      <PageHead title="Account and security" facts={account.email} />
      <div className="grid items-start gap-3.5 lg:grid-cols-2">
        <div className="grid gap-3.5">
          <FactorCard
            since={since && `since ${when(since)}`}
            codesLeft={account.recoveryCodesLeft}
            demo={account.demo}
          />
          <PasswordCard email={account.email} changed={`changed ${when(account.passwordChangedAt)}`} />
        </div>
        <div className="grid gap-3.5">
          <SessionsCard sessions={account.sessions} clock={clock} />
          <DevicesCard devices={account.devices} clock={clock} />
        </div>
      </div>
    </div>
  )
}
