/** The tables a demo bank fills. */
export const demoTables = [
  'merchants',
  'api_credentials',
  'customers',
  'merchant_customer_access',
  'wallets',
  'wallet_freezes',
  'transactions',
  'transaction_events',
  'qr_codes',
  'eft_payments',
  'kyc_records',
  'kyc_documents',
  'kyc_events',
]

/** Staff who appear in the history of a demo bank. Nobody signs in as them. */
export const demoStaff = [
  { n: 1, email: 'lorato.sebina@phantom.demo', name: 'Lorato Sebina', role: 'compliance' },
  { n: 2, email: 'tumelo.nkwe@phantom.demo', name: 'Tumelo Nkwe', role: 'compliance' },
  { n: 3, email: 'keneilwe.tau@phantom.demo', name: 'Keneilwe Tau', role: 'compliance' },
  { n: 4, email: 'mpho.letshwiti@phantom.demo', name: 'Mpho Letshwiti', role: 'operations' },
]
