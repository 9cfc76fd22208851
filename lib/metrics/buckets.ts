/**
 * Upper edges of the bank's histograms, in their unit; a value on an edge belongs below it. The statistics in the
 * database sort into the same buckets (stats.bucket in prisma/migrations), so that an edge changes with a migration.
 */
export const AMOUNT_EDGES = [
  1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000,
] as const
export const TRANSACTION_SECONDS_EDGES = [
  1, 2, 5, 10, 30, 60, 300, 900, 3_600, 14_400, 86_400, 259_200,
] as const
/** Of EFT payments and of KYC reviews. */
export const PROCESS_SECONDS_EDGES = [
  60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 86_400, 172_800, 604_800,
] as const
