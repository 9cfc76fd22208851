import { defineMetrics } from './define'

/** `left`: the reader went away; the others are what the reader was told. */
const ENDS = ['left', 'session', 'stopping', 'unreachable', 'slow'] as const
export type StreamEnd = (typeof ENDS)[number]

/** Streams of live figures to open pages and wall displays. */
export const live = defineMetrics('live', {
  live_streams: {
    type: 'gauge',
    help: 'Streams of live figures that are open at this moment.',
    unit: 'count',
    scope: 'process',
  },
  live_streams_ended_total: {
    type: 'counter',
    help: 'Streams of live figures that have ended, by why.',
    unit: 'count',
    scope: 'process',
    labels: { reason: ENDS },
  },
})
