import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'

export const metadata: Metadata = { title: 'Monitoring' }

export default function MonitoringPage() {
  return <PageHead title="Monitoring" />
}
