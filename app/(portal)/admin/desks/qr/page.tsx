import type { Metadata } from 'next'
import { Suspense } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Skeleton } from '@/components/ui/skeleton'
import { QR_PERIODS } from '@/lib/domain/overview/desks/qr'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { zoneLabel } from '@/lib/format/date'
import { QrDesk } from './_components/qr-desk'

export const metadata: Metadata = { title: 'QR conversion' }

/** What becomes of QR codes: in all and by merchant, of today, a week or a month. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ period?: string | string[] }>
}) {
  const [{ period: asked }, clock] = await Promise.all([searchParams, pageClock('qr:read')])
  const { key: period } = QR_PERIODS.find(({ key }) => key === asked) ?? QR_PERIODS[1]
  return (
    <div className="grid gap-4">
      <PageHead
        title="QR conversion"
        facts={`Codes by when they were made · ${zoneLabel(clock.zone, clock.now)}`}
        actions={
          <nav aria-label="Period" className="flex gap-1.5">
            {QR_PERIODS.map(({ key, label }) => (
              <Link
                key={key}
                href={`/admin/desks/qr?period=${key}`}
                aria-current={key === period ? 'page' : undefined}
                className={buttonClass({ variant: key === period ? 'primary' : 'secondary' })}
              >
                {label}
              </Link>
            ))}
          </nav>
        }
      />
      <Suspense key={period} fallback={<Skeleton className="h-96" />}>
        <QrDesk period={period} clock={clock} />
      </Suspense>
    </div>
  )
}
