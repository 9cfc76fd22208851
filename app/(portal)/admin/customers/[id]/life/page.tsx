import type { Metadata } from 'next'
import { Crumb } from '@/components/layout/breadcrumb'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { loadCustomer } from '@/lib/domain/customers/loaders'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { zoneLabel } from '@/lib/format/date'
import { CustomerLife } from '../../_components/customer-life'

export const metadata: Metadata = { title: 'Life of a customer' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ before?: string | string[] }> }

/** The whole life of a customer, page by page back to the beginning. */
export default async function Page({ params, searchParams }: Props) {
  const [{ id }, { before }, clock] = await Promise.all([params, searchParams, pageClock('customers:read')])
  const customer = await loadCustomer(id)
  const from = typeof before === 'string' ? before : null
  return (
    <div className="grid max-w-3xl gap-4">
      <Crumb name={customer.name} />
      <PageHead
        title={`Life of ${customer.name}`}
        facts={`The newest first · ${zoneLabel(clock.zone, clock.now)}`}
        actions={
          <Link href={`/admin/customers/${customer.id}`} className="font-medium text-accent hover:underline">
            Back to the customer
          </Link>
        }
      />
      <CustomerLife customerId={customer.id} zone={clock.zone} before={from} />
    </div>
  )
}
