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
  { person: 11, firstName: 'Kagiso', lastName: 'Phiri', female: false, kyc: 'approved' },
  { person: 12, firstName: 'Mmoloki', lastName: 'Sechele', female: false, kyc: 'approved' },
  { person: 13, firstName: 'Amantle', lastName: 'Rantao', female: true, kyc: 'approved' },
  { person: 14, firstName: 'Bakang', lastName: 'Disele', female: false, kyc: 'approved' },
  { person: 15, firstName: 'Chedza', lastName: 'Nfila', female: true, kyc: 'approved' },
  { person: 16, firstName: 'Dineo', lastName: 'Kebonang', female: true, kyc: 'approved' },
  { person: 17, firstName: 'Gorata', lastName: 'Lesole', female: true, kyc: 'approved' },
  { person: 18, firstName: 'Katlego', lastName: 'Motsumi', female: false, kyc: 'approved' },
  { person: 19, firstName: 'Larona', lastName: 'Seretse', female: false, kyc: 'approved' },
  { person: 20, firstName: 'Masego', lastName: 'Tladi', female: true, kyc: 'approved' },
  { person: 21, firstName: 'Pako', lastName: 'Ditlhong', female: false, kyc: 'approved' },
]

export type PlantedCase = {
  key:
    | 'structuring'
    | 'pass_through'
    | 'dormant_waking'
    | 'velocity'
    | 'fan_in'
    | 'round_trip'
    | 'sign_in_anomaly'
    | 'insider'
    | 'same_identity'
    | 'same_phone'
    | 'balance_mismatch'
    | 'stuck_eft'
  title: string
  /** The customers it is about, in `plantedPeople`; none where it is about staff. */
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
    key: 'velocity',
    title: 'Velocity',
    people: [11],
    what: 'Yesterday twelve payments of P 45 to P 60 to one merchant between 11:02 and 11:46, out of P 1 000 paid in at 10:30.',
    why: 'Nobody pays in a shop every four minutes: a stolen phone or a script is being tried out.',
  },
  {
    key: 'fan_in',
    title: 'Fan-in',
    people: [12, 13, 14, 15, 16, 17, 18],
    what: 'Three days ago six people sent Mmoloki Sechele P 1 400 each between 09:10 and 19:25, and he has kept it.',
    why: 'Equal amounts from people who have nothing else to do with one another: he may be collecting for a pyramid.',
  },
  {
    key: 'round_trip',
    title: 'Round trip',
    people: [19, 20, 21],
    what: 'Four days ago P 8 000 went from Larona Seretse to Masego Tladi at 10:15, P 7 900 on to Pako Ditlhong at 13:40, and P 7 850 back to Larona Seretse at 16:05.',
    why: 'Money that comes back to where it began pays for nothing: the turnover hides where it came from, or is meant to be seen.',
  },
  {
    key: 'sign_in_anomaly',
    title: 'Sign-in anomaly',
    people: [],
    what: 'Yesterday from 203.0.113.66, between 02:40 and 02:58, ten failed sign-ins to ten accounts that do not exist.',
    why: 'One address that tries name after name is looking for an account of the portal to break into.',
  },
  {
    key: 'insider',
    title: 'Insider',
    people: [],
    what: 'Yesterday between 19:05 and 19:33 Mpho Letshwiti of operations revealed the personal data of fifteen customers, none of whom had anything open.',
    why: 'Looking up people without a case is how customer data leaves a bank.',
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
