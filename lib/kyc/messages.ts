/** What a customer is told about a decision, in their language. An officer may change every word before it is kept. */
export type MessageLanguage = 'en' | 'tn'

export type Told = 'approve' | 'ask' | 'reject'

type Words = Readonly<Record<MessageLanguage, string>>

const HELLO: Words = { en: 'Dear {name},', tn: 'Dumela {name},' }

const OPENING: Readonly<Record<Told, Words>> = {
  approve: {
    en: 'your identity is verified. The new limits of your wallet apply from now on.',
    tn: 'boitshupo jwa gago bo netefaditswe. Melelwane e mentšhwa ya wallet ya gago e simolola jaanong.',
  },
  ask: {
    en: 'we could not finish checking your identity yet.',
    tn: 'ga re ise re fetse go netefatsa boitshupo jwa gago.',
  },
  reject: {
    en: 'we could not verify your identity.',
    tn: 'ga re a kgona go netefatsa boitshupo jwa gago.',
  },
}

const REASONS: Readonly<Record<string, Words>> = {
  document_unreadable: {
    en: 'The photo of your document is not readable.',
    tn: 'Setshwantsho sa tokomane ya gago ga se balege.',
  },
  document_expired: {
    en: 'Your document is no longer valid.',
    tn: 'Tokomane ya gago e fetetswe ke nako.',
  },
  document_mismatch: {
    en: 'What you filled in is not what your document says.',
    tn: 'Tse o di kwadileng ga di tsamaelane le tokomane ya gago.',
  },
  selfie_mismatch: {
    en: 'The photo of you does not match your document.',
    tn: 'Setshwantsho sa gago ga se tsamaelane le tokomane ya gago.',
  },
  address_unproven: {
    en: 'Your proof of address does not show your name and address.',
    tn: 'Bosupi jwa aterese ya gago ga bo supe leina le aterese ya gago.',
  },
  incomplete: { en: 'Something is missing.', tn: 'Go na le se se tlhaelang.' },
  underage: {
    en: 'A wallet with these limits needs its owner to be 18 or older.',
    tn: 'Mong wa wallet e o tshwanetse go nna le dingwaga di le 18 kgotsa go feta.',
  },
}

const NEXT: Readonly<Record<'ask' | 'reject', Words>> = {
  ask: { en: 'Please send it again in the app.', tn: 'Re kopa o e romele gape mo app.' },
  reject: {
    en: 'Please come to one of our offices if you have questions.',
    tn: 'Tsweetswee, etela nngwe ya diofisi tsa rona fa o na le dipotso.',
  },
}

/**
 * The text to begin with. Reasons that must not reach the person they are about (a suspicion, a sanctions list, a second
 * identity) leave no word in it: telling somebody that they are under suspicion is an offence under the Financial
 * Intelligence Act.
 */
export function messageFor(told: Told, reason: string, language: MessageLanguage, firstName: string): string {
  const parts = [HELLO[language].replace('{name}', firstName), OPENING[told][language]]
  if (told !== 'approve') parts.push(...[REASONS[reason]?.[language] ?? [], NEXT[told][language]].flat())
  return parts.join(' ')
}
