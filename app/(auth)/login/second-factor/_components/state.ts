import type { SecondStepState } from '@/lib/auth/actions'

export const BEGIN: SecondStepState = { problem: null, over: false, codes: [], attempt: 0 }
