'use server'

import { action } from '@/lib/http/action'
import * as mutations from './mutations'
import * as schema from './schema'

const onCase = {
  permission: 'suspicious:triage',
  object: { type: 'suspicious_activity', idField: 'caseId' },
} as const
const onRule = {
  permission: 'suspicious:rules:make',
  object: { type: 'suspicious_rule', idField: 'rule' },
} as const

export const triageCase = action({
  ...onCase,
  name: 'suspicious.triage',
  schema: schema.triageInput,
  run: mutations.triageCase,
})

export const assignCase = action({
  ...onCase,
  name: 'suspicious.assign',
  schema: schema.assignInput,
  run: mutations.assignCase,
})

export const noteCase = action({
  ...onCase,
  name: 'suspicious.note',
  schema: schema.noteInput,
  run: mutations.noteCase,
})

export const closeCase = action({
  ...onCase,
  name: 'suspicious.close',
  schema: schema.closeInput,
  run: mutations.closeCase,
})

export const draftReport = action({
  ...onCase,
  name: 'suspicious.report',
  schema: schema.reportInput,
  run: mutations.draftReport,
})

export const requestDryRun = action({
  ...onRule,
  name: 'suspicious.dry-run',
  schema: schema.dryRunInput,
  run: mutations.requestDryRun,
})

export const requestRuleChange = action({
  ...onRule,
  name: 'suspicious.rule',
  schema: schema.ruleChangeInput,
  run: mutations.requestRuleChange,
})

export const requestRuleSwitch = action({
  ...onRule,
  name: 'suspicious.switch',
  schema: schema.ruleSwitchInput,
  run: mutations.requestRuleSwitch,
})
