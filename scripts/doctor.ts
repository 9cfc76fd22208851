import { SettingsError } from '@/lib/env'
import { supervisorLock } from './lib/data-folder'
import { checkDatabase } from './lib/doctor/database'
import { type Finding, formatFindings } from './lib/doctor/finding'
import { checkFolders, checkMachine, checkPortal, checkSettings } from './lib/doctor/machine'
import { checkNeighbours, checkTests } from './lib/doctor/neighbours'
import { lockHolder } from './lib/lock-file'
import { loadSettings } from './lib/settings'
import { sentenceFor } from './lib/stop'
import { databaseIsMade, withDatabase } from './lib/with-database'

const findings: Finding[] = [...checkMachine()]

async function examine(): Promise<void> {
  const settings = loadSettings()
  findings.push(...checkSettings(), ...checkFolders(settings), ...(await checkPortal(settings)))
  try {
    if (databaseIsMade(settings)) {
      const running = lockHolder(supervisorLock(settings.PHANTOM_DATA_DIR))?.facts.url !== undefined
      await withDatabase(async ({ ownerUrl, portalUrl }) => {
        findings.push(...(await checkDatabase(ownerUrl, portalUrl, running)))
      })
    } else {
      findings.push({
        area: 'database',
        state: 'ok',
        what: 'embedded, not made yet: the first start makes it',
      })
    }
  } catch (error) {
    findings.push({ area: 'database', state: 'broken', what: sentenceFor(error) ?? String(error) })
  }
  findings.push(...(await checkNeighbours(settings)), ...checkTests())
}

try {
  await examine()
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  findings.push(...error.problems.map((what): Finding => ({ area: 'settings', state: 'broken', what })))
}
console.log(formatFindings(findings))
const broken = findings.filter((finding) => finding.state === 'broken').length
console.log(broken ? `\n${broken} broken` : '\nnothing broken')
process.exitCode = broken ? 1 : 0
