import type { KycDocumentKind, KycLevel, WalletKycState, WalletTier } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import { type PlaceholderImage, placeholderImages } from '@/prisma/demo/placeholder-images'
import { between, chance, pick, type Tick } from './context'
import { riskFactorsFor } from './risk-factors'
import { newOmang } from './sign-up'

type Applicant = { customerId: string; walletId: string; state: WalletKycState; tier: WalletTier }

const STREETS = [
  'Block 3',
  'Block 8',
  'Broadhurst',
  'Extension 12',
  'Phase 2',
  'Tsholofelo',
  'Village',
  'White City',
] as const
const TOWNS = [
  'Gaborone',
  'Gaborone',
  'Francistown',
  'Maun',
  'Molepolole',
  'Serowe',
  'Palapye',
  'Mogoditshane',
] as const

/** A customer sends a first record, another after a rejection or an expiry, or one for a higher tier. */
export async function submitKyc(tx: Transaction, tick: Tick): Promise<boolean> {
  const applicant = await someApplicant(tx, tick)
  if (!applicant) return false
  const { customerId, walletId, state, tier } = applicant
  const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId } })
  const abroad = customer.nationality !== 'BW'
  if (!customer.identityNumber && abroad) return false
  const identity = customer.identityNumber ?? newOmang(tick, chance(tick, 0.5))
  if (!customer.identityNumber) {
    await tx.customer.update({
      where: { id: customerId },
      data: { identityNumber: identity },
      select: { id: true },
    })
  }
  const level = levelFor(tick, state, tier)
  const riskScore = pick(tick, [
    between(tick, 0, 30),
    between(tick, 0, 30),
    between(tick, 0, 30),
    between(tick, 31, 85),
  ])
  const riskFactors = riskFactorsFor(tick, riskScore, { abroad, premium: level === 'premium' })
  const validDays = chance(tick, 0.04) ? -between(tick, 1, 400) : between(tick, 40, 3_500)
  const record = await tx.kycRecord.create({
    data: {
      customerId,
      level,
      riskScore,
      riskFactors,
      documentExpiresOn: new Date(tick.now.getTime() + validDays * 86_400_000),
      firstName: customer.firstName,
      lastName: customer.lastName,
      dateOfBirth: customer.dateOfBirth,
      nationality: customer.nationality,
      phone: customer.phone,
      documentType: abroad ? 'passport' : 'id_card',
      documentNumber: identity,
      addressLine: `Plot ${between(tick, 100, 64_000)}, ${pick(tick, STREETS)}`,
      town: pick(tick, TOWNS),
      submittedAt: tick.now,
    },
    select: { id: true, documentType: true },
  })
  await attachDocuments(tx, tick, record.id, kindsFor(level, record.documentType))
  if (state !== 'verified') {
    await tx.wallet.update({ where: { id: walletId }, data: { kycState: 'pending' }, select: { id: true } })
  }
  return true
}

/** Somebody who may submit: of the newest customers, or of all. The wallet is locked, so that two do not submit at once. */
async function someApplicant(tx: Transaction, tick: Tick): Promise<Applicant | null> {
  const point = chance(tick, 0.6) ? 1 - 0.03 * tick.random() : tick.random()
  const [applicant] = await tx.$queryRaw<Applicant[]>`
    SELECT w.customer_id AS "customerId", w.id AS "walletId", w.kyc_state::text AS state, w.tier::text
    FROM wallets w JOIN customers c ON c.id = w.customer_id
    WHERE w.id IN (SELECT id FROM wallets
        WHERE opened_at >= (SELECT min(opened_at) + (max(opened_at) - min(opened_at)) * ${point}::float8 FROM wallets)
        ORDER BY opened_at LIMIT 60)
      AND w.status = 'active' AND c.status = 'active' AND c.id <> ALL(${tick.bank.planted}::uuid[])
      AND (w.kyc_state IN ('not_started', 'rejected', 'expired') OR (w.kyc_state = 'verified' AND w.tier = 'verified'))
      AND NOT EXISTS (SELECT FROM kyc_records k WHERE k.customer_id = c.id
        AND (k.status IN ('pending', 'in_progress', 'resubmission_requested') OR k.submitted_at > ${tick.now}::timestamptz - interval '1 day'))
    ORDER BY w.kyc_state = 'verified', md5(w.id::text) LIMIT 1 FOR NO KEY UPDATE OF w SKIP LOCKED`
  return applicant ?? null
}

function levelFor(tick: Tick, state: WalletKycState, tier: WalletTier): KycLevel {
  if (state === 'verified' && tier === 'verified') return chance(tick, 0.6) ? 'premium' : 'enhanced'
  return chance(tick, 0.7) ? 'basic' : 'enhanced'
}

export function kindsFor(level: KycLevel, documentType: KycDocumentKind): KycDocumentKind[] {
  return [
    documentType,
    'selfie',
    ...(level === 'basic' ? [] : ['proof_of_address' as const]),
    ...(level === 'premium' ? ['bank_statement' as const] : []),
  ]
}

let images: PlaceholderImage[] | undefined

/** Documents as a demo bank has them: placeholders marked DEMO. */
export async function attachDocuments(
  tx: Transaction,
  tick: Tick,
  kycRecordId: string,
  kinds: KycDocumentKind[],
): Promise<void> {
  images ??= placeholderImages()
  const drawn = images
  await tx.kycDocument.createMany({
    data: kinds.flatMap((kind) => {
      const choice = drawn.filter((image) => image.kind === kind)
      const image = choice[between(tick, 0, choice.length - 1)]
      if (!image) return []
      const { file, bytes, sha256 } = image
      return [
        {
          kycRecordId,
          kind,
          file,
          contentType: 'image/png',
          sizeBytes: bytes.length,
          sha256,
          uploadedAt: tick.now,
        },
      ]
    }),
  })
}
