// `npm run migrate`: applies the migrations this version brings and ends.
import { migrate } from '@/lib/db/migrate'
import { step } from './lib/progress'
import { withDatabase } from './lib/with-database'

const applied = await withDatabase(({ ownerUrl }) =>
  step('Migrations', (report) =>
    migrate(ownerUrl, { onProgress: (name, index, total) => report(`${index} of ${total}, ${name}`) }),
  ),
)
console.log(applied.length > 0 ? `Applied ${applied.join(', ')}` : 'The database is up to date.')
