'use client'

import { liveContext } from '@/components/live/context'
import type { LiveView } from '../../monitoring/dashboard/_components/live-view'

export const { LiveProvider, useLive, useLiveStore } = liveContext<LiveView>('/api/live')
