/** Somebody in a planted case. Number and name are fixed; phone, identity number and ids follow from the seed. */
export type PlantedPerson = {
  person: number
  firstName: string
  lastName: string
  female: boolean
  kyc: 'approved' | 'pending'
}

export const plantedPeople: PlantedPerson[] = [
  { person: 1, firstName: 'Tshepiso', lastName: 'Rampa', female: true, kyc: 'approved' },
  { person: 2, firstName: 'Kealeboga', lastName: 'Mosu', female: false, kyc: 'approved' },
  { person: 3, firstName: 'Boipuso', lastName: 'Lekgowa', female: true, kyc: 'approved' },
  { person: 4, firstName: 'Oarabile', lastName: 'Nthebolang', female: false, kyc: 'approved' },
  { person: 5, firstName: 'Gofaone', lastName: 'Setilo', female: false, kyc: 'pending' },
  { person: 6, firstName: 'Thabang', lastName: 'Mogorosi', female: false, kyc: 'pending' },
  { person: 7, firstName: 'Reneilwe', lastName: 'Pule', female: true, kyc: 'pending' },
  { person: 8, firstName: 'Otlaadisa', lastName: 'Pule', female: false, kyc: 'pending' },
  { person: 9, firstName: 'Wametse', lastName: 'Tsheko', female: true, kyc: 'approved' },
  { person: 10, firstName: 'Lesedinyana', lastName: 'Kgwadi', female: true, kyc: 'approved' },
]

export type PlantedCase = {
  key:
    | 'structuring'
    | 'pass_through'
    | 'dormant_waking'
    | 'same_identity'
    | 'same_phone'
    | 'balance_mismatch'
    | 'stuck_eft'
  title: string
  /** The people it is about, in `plantedPeople`. */
  people: number[]
  what: string
  why: string
}

/** What is wrong in a demo bank on purpose. docs/demo-guide.md lists exactly these (a test compares them). */
export const plantedCases: PlantedCase[] = [
  {
    key: 'structuring',
    title: 'Structuring',
    people: [1],
    what: 'Yesterday four cash deposits of P 9 500, P 9 200, P 9 800 and P 9 650 between 08:52 and 17:31, then P 36 000 sent to a bank account.',
    why: 'Each deposit stays just under P 10 000, together they are almost four times that.',
  },
  {
    key: 'pass_through',
    title: 'Pass-through',
    people: [2, 3],
    what: 'Two days ago P 24 000 arrived from Boipuso Lekgowa at 13:05; P 23 000 had left by 13:51, to a bank account and as cash.',
    why: 'Almost all of a large amount leaves within the hour: the wallet is only a station on the way.',
  },
  {
    key: 'dormant_waking',
    title: 'Dormant account waking',
    people: [4],
    what: 'Nothing for eight months, then yesterday at 02:14 P 18 000 by EFT, and P 17 000 gone by 03:02.',
    why: 'A forgotten account that suddenly moves large amounts at night has often been taken over.',
  },
  {
    key: 'same_identity',
    title: 'Same identity number twice',
    people: [5, 6],
    what: 'Two pending KYC records give the same Omang number.',
    why: 'One of the two is not who they say they are.',
  },
  {
    key: 'same_phone',
    title: 'Same phone twice',
    people: [7, 8],
    what: 'Two pending KYC records give the same phone number.',
    why: 'One person may be opening wallets in the names of others.',
  },
  {
    key: 'balance_mismatch',
    title: 'Balance that does not match its transactions',
    people: [9],
    what: 'The wallet shows P 250.00 more than the balance after its last transaction.',
    why: 'Money appeared without a transaction: a fault in the books, or somebody wrote to the database.',
  },
  {
    key: 'stuck_eft',
    title: 'Stuck EFT payments',
    people: [10],
    what: 'An EFT of P 3 500 in processing for three days, another of P 1 200 pending for two.',
    why: 'EFT payments arrive within hours: these hang between two banks while the customer waits.',
  },
]

/** The person whose wallet is the one balance that may differ from its transactions. */
export const mismatchedPerson = 9

/** The phone numbers of `plantedPeople`, in their order, in a demo bank of that seed and size: who they are, exactly. */
export function plantedPhones(seed: number, customers: number): string[] {
  const ordinary = customers - plantedPeople.length
  // pg_temp.phone in sql/02-names.sql; a test holds both against each other.
  return plantedPeople.map(
    ({ person }) => `+267${71_000_000 + (((ordinary + person) * 4_256_233 + seed * 7919) % 6_999_997)}`,
  )
}
