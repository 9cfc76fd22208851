'use client'

import { Icon } from '@/components/ui/icon'

const ACCOUNTS = [
  { role: 'superadmin', does: 'Everything, the audit log and the team' },
  { role: 'operations', does: 'Runs merchants, wallets and alerts' },
  { role: 'compliance', does: 'Decides KYC and suspicious activity' },
  { role: 'support', does: 'Looks things up for customers' },
  { role: 'auditor', does: 'Reads all of it, changes nothing' },
]

/** In a demo bank: the accounts to choose from, and where their passwords are. */
export function DemoAccounts({ passwordsIn }: { passwordsIn: string }) {
  return (
    <section
      aria-label="Demo accounts"
      className="flex flex-col rounded-card border border-line bg-sidebar p-6 sm:p-8"
    >
      <p className="inline-flex w-fit items-center gap-1.5 rounded-full bg-info-tint px-2.5 py-1 text-12 font-medium text-info">
        <Icon name="flask-conical" size={13} />
        Demo data
      </p>
      <h2 className="mt-5 text-15 font-semibold">Choose a role</h2>
      <p className="mt-1 text-125 text-secondary">
        Customers and money are made up. The passwords are in <Path>{passwordsIn}</Path> on the machine that
        runs this; the second factor is optional here, as in no other bank.
      </p>
      <ul className="mt-4 -mx-3 grid gap-0.5">
        {ACCOUNTS.map(({ role, does }) => (
          <li key={role}>
            <button
              type="button"
              onClick={() => choose(`${role}@phantom.demo`)}
              className="grid w-full grid-cols-[1fr_auto] items-center gap-x-2 rounded-control px-3 py-2 text-left transition-colors hover:bg-hover"
            >
              <span className="font-mono text-125">{role}@phantom.demo</span>
              <Icon name="arrow-right" size={13} className="row-span-2 text-muted" />
              <span className="text-12 text-muted">{does}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Path({ children }: { children: string }) {
  return <code className="break-all font-mono text-12 text-ink">{children}</code>
}

function choose(email: string) {
  const address = document.querySelector<HTMLInputElement>('#email')
  if (address) address.value = email
  document.querySelector<HTMLInputElement>('#password')?.focus()
}
