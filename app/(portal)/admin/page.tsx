import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'

export const metadata: Metadata = { title: 'Overview' }

export default function OverviewPage() {
  return <PageHead title="Overview" />
}
