import { cache } from './cache'
import { customers } from './customers'
import { database } from './database'
import type { Family } from './definition'
import { honesty } from './honesty'
import { http } from './http'
import { kyc } from './kyc'
import { limits } from './limits'
import { live } from './live'
import { merchants } from './merchants'
import { payments } from './payments'
import { security } from './security'
import type { Sources } from './sources'
import { suspicious } from './suspicious'
import { system } from './system'
import { transactions } from './transactions'
import { wallets } from './wallets'

/** Every family of metrics: a new file in lib/metrics takes effect here, and nowhere else. */
export const families: readonly Family<string, Sources>[] = [
  system,
  http,
  customers,
  merchants,
  wallets,
  transactions,
  payments,
  kyc,
  database,
  security,
  suspicious,
  limits,
  live,
  cache,
  honesty,
]
