import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Crumb } from '@/components/layout/breadcrumb'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Markdown } from '@/components/ui/markdown'
import { PageHead } from '@/components/ui/page-head'
import { loadRunbook } from '@/lib/domain/alerts/loaders'

export const metadata: Metadata = { title: 'Runbook' }

/** What an alert means, where to look first and what to do. */
export default async function RunbookPage({ params }: { params: Promise<{ alert: string }> }) {
  const { alert } = await params
  const text = await loadRunbook(alert)
  if (text === null) notFound()
  return (
    <div className="grid gap-4">
      <Crumb name={`Runbook of ${alert}`} />
      <PageHead
        title={alert}
        facts="Runbook"
        actions={
          <ButtonLink href={`/admin/alerts?q=${alert}`} icon="bell">
            Its alerts
          </ButtonLink>
        }
      />
      <Card className="px-5 py-4">
        <Markdown source={text} />
      </Card>
    </div>
  )
}
