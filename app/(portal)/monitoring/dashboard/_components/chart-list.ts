import type { ChartKind } from '@/components/charts/chart-card'
import type { PanelId } from '@/lib/domain/overview/layout/constants'
import type { BareView, ChartSet } from './chart-set'

export type ChartId = Exclude<PanelId, 'alerts' | 'actions'>

/** Where the data of a chart comes from: the bank's statistics, or measurements of the portal and its machine. */
export type ChartSource = 'bank' | 'portal'

export type ChartInfo = {
  title: string
  kind: ChartKind
  source: ChartSource
  /** Two columns of three. */
  wide?: boolean
  /** One sentence for those who do not see the chart. */
  summary: string
  empty: string
}

/** The charts of the dashboard in the order they have until a person chooses another. */
export const CHARTS = {
  volume: {
    title: 'Transaction volume',
    kind: 'line',
    source: 'bank',
    wide: true,
    summary: 'Volume of completed transactions over time, beside the period before.',
    empty: 'No transaction was completed in this range.',
  },
  kyc: {
    title: 'KYC states',
    kind: 'parts',
    source: 'bank',
    summary: 'KYC reviews submitted in the range by the state they are in now.',
    empty: 'No review was submitted in this range.',
  },
  channels: {
    title: 'Volume by channel',
    kind: 'bars',
    source: 'bank',
    summary: 'Volume of completed transactions by channel, beside the period before.',
    empty: 'No transaction was completed in this range.',
  },
  success: {
    title: 'Success rate',
    kind: 'line',
    source: 'bank',
    summary:
      'Share of completed among completed and failed transactions over time, beside the period before.',
    empty: 'No transaction ended in this range.',
  },
  latency: {
    title: 'Portal latency',
    kind: 'line',
    source: 'portal',
    summary: 'Time until the portal has answered half, 95 % and 99 % of what people waited for.',
    empty: 'Nobody asked the portal for a page in this range.',
  },
  errors: {
    title: 'Portal errors',
    kind: 'line',
    source: 'portal',
    summary: 'Share of pages and actions that the portal answered with an error of its own.',
    empty: 'Nobody asked the portal for a page in this range.',
  },
  history: {
    title: 'System history',
    kind: 'line',
    source: 'portal',
    summary: 'Share of processor and memory in use over time. Where nothing was measured there is a gap.',
    empty: 'The machine was not measured in this range.',
  },
  resources: {
    title: 'System resources',
    kind: 'rings',
    source: 'portal',
    summary: 'Use of processor, memory and disk of the machine the portal runs on, now.',
    empty: 'The machine has not been measured yet.',
  },
  entities: {
    title: 'Entities',
    kind: 'bars',
    source: 'bank',
    summary: 'Number of customers, wallets, merchants, KYC reviews, EFT payments and QR codes.',
    empty: 'The bank has no records yet.',
  },
} as const satisfies Record<ChartId, ChartInfo>

/** The views of charts with their words. */
export function withWords(views: Partial<Record<ChartId, BareView>>): ChartSet['charts'] {
  return Object.fromEntries(
    Object.entries(views).map(([id, view]) => {
      const { summary, empty } = CHARTS[id as ChartId]
      return [id, { ...view, summary, empty }]
    }),
  )
}
