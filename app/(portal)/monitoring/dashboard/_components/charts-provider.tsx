'use client'

import { useSearchParams } from 'next/navigation'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useLive } from '../../../_components/live/live'
import type { ChartSource } from './chart-list'
import { rangeQuery } from './range-query'
import { type ChartAnswer, useChartSet } from './use-chart-set'

type Charts = Record<ChartSource, ChartAnswer> & { compared: boolean }

const WAITING: ChartAnswer = { set: null, pending: true, problem: null }
/** Of an instant, as far as its minute. */
const MINUTE = '2026-11-24T12:34'.length

const Context = createContext<Charts>({ bank: WAITING, portal: WAITING, compared: true })

type Props = {
  /** What the address asked for when the server answered made no sense: this query is not asked for again. */
  refused: string | null
  /** Charts are read anew whenever the page is. */
  version: string
  children: ReactNode
}

/** Fetches the data of all charts below: one answer for the bank, one for the portal. */
export function ChartsProvider({ refused, version, children }: Props) {
  const search = useSearchParams()
  const asked = rangeQuery(search)
  const query = asked === refused ? '' : asked
  // And once a minute while figures stream in.
  const minute = useLive(({ view }) => view.takenAt?.slice(0, MINUTE) ?? '')
  const bank = useChartSet('bank', query, version + minute)
  const portal = useChartSet('portal', query, version + minute)
  const compared = search.get('compare') !== 'off'
  const charts = useMemo(() => ({ bank, portal, compared }), [bank, portal, compared])
  return <Context value={charts}>{children}</Context>
}

export function useCharts(): Charts {
  return useContext(Context)
}
