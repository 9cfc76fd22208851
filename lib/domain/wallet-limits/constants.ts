type Limited = { dailyLimit: string; monthlyLimit: string; tier: string; kyc: string }

/** What a change of limits is about: once one of these is another, a request is void. Amounts with two places. */
export function limitsVersion({ dailyLimit, monthlyLimit, tier, kyc }: Limited): string {
  return [dailyLimit, monthlyLimit, tier, kyc].join('/')
}
