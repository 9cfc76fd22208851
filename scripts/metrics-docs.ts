import { writeFileSync } from 'node:fs'
import { metricsDocument } from '@/lib/metrics/document'
import { families } from '@/lib/metrics/families'

/** Writes docs/metrics.md from the definitions in lib/metrics. */
writeFileSync('docs/metrics.md', metricsDocument(families))
