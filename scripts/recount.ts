// npm run recount: compares the statistics with a plain count of every row; --rebuild counts them anew.
import { Client } from 'pg'
import { OperatorError } from '@/lib/db/operator-error'
import { compareStatistics, type Difference } from '@/lib/domain/overview/statistics/compare'
import { rebuildStatistics } from '@/lib/domain/overview/statistics/fold'
import { step } from './lib/progress'
import { withDatabase } from './lib/with-database'

const USAGE = 'Usage: npm run recount [-- --rebuild]'
const asked = process.argv.slice(2)
if (asked.some((argument) => argument !== '--rebuild')) throw new OperatorError(USAGE)

const drift = await withDatabase(async ({ ownerUrl }) => {
  const client = new Client({ connectionString: ownerUrl, application_name: 'phantom-banking-recount' })
  client.on('error', () => {}) // lost while it is idle: the next statement rejects
  await client.connect()
  try {
    await client.query('SET statement_timeout = 0; SET jit = off')
    if (asked.length > 0) await step('Counting anew', () => rebuildStatistics(client))
    return await step('Comparing', () => compareStatistics(client))
  } finally {
    await client.end()
  }
})
for (const difference of drift) console.log(line(difference))
console.log(
  drift.length === 0
    ? 'The statistics equal the bank.'
    : 'The statistics differ: --rebuild counts them anew.',
)
process.exitCode = drift.length === 0 ? 0 : 1

function line({ measure, cells, example }: Difference): string {
  return `${measure}: ${cells} differ, as ${example.place}: kept ${example.kept}, counted ${example.counted}`
}
