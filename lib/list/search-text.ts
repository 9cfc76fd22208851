/** Longer than any name, reference or address that somebody looks for. */
export const LONGEST_SEARCH = 100

/** The zeros of the decimal digits of other scripts; nine more follow each. Source: Unicode, General_Category = Nd */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
]

/**
 * A search text as it is meant: one spelling for what looks the same, plain digits, single spaces, nothing that cannot
 * be seen or stored.
 */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{Nd}/gu, plainDigit)
    .trim()
}

/** As names are compared, without capitals and accents: what `search_key` of the database begins with. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}

/** Whether a word can be looked for inside of names: an index needs three plain letters, or one of another script. */
export function findableInside(word: string): boolean {
  return /[a-z0-9]{3}|[^ -~]/.test(plain(word))
}

function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  const zero = ZEROS.find((first) => code >= first && code <= first + 9)
  return zero === undefined ? digit : String(code - zero)
}
