import { COMMON_PASSWORDS } from './common-passwords'

export const PASSWORD_MIN = 15
export const PASSWORD_MAX = 1024

/** Unicode has several spellings of the same character; keyboards differ in which they send. */
export const spelled = (password: string) => password.normalize('NFC')

/** Words of this bank, which are tried against it first. */
const OURS = [
  'phantom',
  'banking',
  'bank',
  'wallet',
  'admin',
  'portal',
  'botswana',
  'gaborone',
  'pula',
  'thebe',
]
const SEQUENCES = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]

/** So many letters beside words and digits make no difference. */
const STRAY = 3
/** A password of two common words and digits is in every attacker's list; of three it is a passphrase. */
const FEW_WORDS = 2

/**
 * Why a password may not be used, in one sentence; null when it may. Any characters a keyboard has are welcome, and
 * no mixture of kinds is asked for (NIST SP 800-63B, 3.1.1.2).
 * @param context what attackers know of the account: its address, its owner's name
 */
export function passwordProblem(password: string, context: readonly string[] = []): string | null {
  const text = spelled(password)
  const length = [...text].length
  if (length < PASSWORD_MIN) return `The password has ${length} characters: use at least ${PASSWORD_MIN}.`
  if (password.length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return 'Leave out control characters: not every keyboard can type them.'
  const words = knownWords(text, context)
  if (!words) return null
  const named = words.length > 0 ? `“${words.join('” and “')}”` : 'a row of keys or digits'
  return `Attackers try this first: it is little more than ${named}. Use three or more words that have nothing to do with each other.`
}

/** The words a password is made of, when it is made of little else; null when it is not that simple. */
function knownWords(password: string, context: readonly string[]): string[] | null {
  const text = plainLetters(password)
  const vocabulary = new Set([...COMMON_PASSWORDS, ...OURS, ...context.flatMap(partsOf)])
  const found = new Set<string>()
  let strays = 0
  for (let at = 0; at < text.length; ) {
    const word = longestWord(text, at, vocabulary)
    const length = Math.max(word.length, rowLength(text, at))
    if (word && word.length === length) found.add(word)
    if (length === 0 && /[^0-9]/.test(text.charAt(at))) strays++
    at += Math.max(length, 1)
  }
  return strays <= STRAY && found.size <= FEW_WORDS ? [...found] : null
}

function longestWord(text: string, at: number, vocabulary: ReadonlySet<string>): string {
  for (let length = Math.min(text.length - at, 24); length >= 3; length--) {
    const part = text.slice(at, at + length)
    if (vocabulary.has(part)) return part
  }
  return ''
}

/** How many characters from here on repeat one another or lie in a row on the keyboard; 0 for fewer than three. */
function rowLength(text: string, at: number): number {
  let same = 1
  while (text[at + same] === text[at]) same++
  let row = 1
  for (const keys of SEQUENCES.flatMap((keys) => [keys, [...keys].reverse().join('')])) {
    let length = 1
    while (at + length < text.length && keys.includes(text.slice(at, at + length + 1))) length++
    row = Math.max(row, length)
  }
  const longest = Math.max(same, row)
  return longest >= 3 ? longest : 0
}

const partsOf = (text: string) =>
  text
    .split(/[^\p{L}]+/u)
    .map(plainLetters)
    .filter((part) => part.length >= 3)

const STANDS_FOR: Record<string, string> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const LOOK_ALIKES: Record<string, string> = Object.fromEntries(
  [...'аaеeоoрpсcуyхxіiѕsԁdкkмmтtвbнhαaοoρpεeιiκkνvτtυu'.matchAll(/(.)(.)/gu)].map(
    ([, from = '', to = '']) => [from, to],
  ),
)

/** Lower case Latin letters and digits, whatever they were dressed up as: accents, look-alikes, `p@55w0rd`. */
function plainLetters(text: string): string {
  const bare = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  const latin = [...bare].map((each) => LOOK_ALIKES[each] ?? each).join('')
  // A digit between letters stands for one; after a word it is just a digit.
  const undressed = latin.replace(
    /(?<=[a-z@$!])[03457@$!](?=[a-z@$!03457]*[a-z])/g,
    (each) => STANDS_FOR[each] ?? each,
  )
  return undressed.replace(/^[@$]/, (each) => STANDS_FOR[each] ?? each).replace(/[\p{P}\p{Z}$+<=>^`|~]/gu, '')
}
