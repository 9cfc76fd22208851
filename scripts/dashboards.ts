import { writeFileSync } from 'node:fs'
import { dashboardFiles } from '@/monitoring/grafana/source/dashboards'
import { monitoringFile } from '@/monitoring/rules'

/** Writes monitoring/grafana/dashboards from the sources next to it. */
for (const [name, text] of dashboardFiles) writeFileSync(monitoringFile(`grafana/dashboards/${name}`), text)
