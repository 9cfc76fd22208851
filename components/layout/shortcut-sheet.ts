import { HELP_KEY, LIST_KEYS, PAGE_KEYS } from './shortcuts'

type Shortcut = { keys: readonly string[]; does: string }

/** What the help sheet says besides the pages. */
export const SHORTCUTS: readonly { where: string; shortcuts: readonly Shortcut[] }[] = [
  {
    where: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl', 'K'], does: 'Find a record, page or action (⌘ K on a Mac)' },
      { keys: [HELP_KEY], does: 'Show these keys' },
      { keys: ['Esc'], does: 'Close what is open' },
    ],
  },
  {
    where: 'In a list',
    shortcuts: [
      { keys: [LIST_KEYS.search], does: 'Search' },
      { keys: [LIST_KEYS.next], does: 'Next row' },
      { keys: [LIST_KEYS.previous], does: 'Row before' },
      { keys: [LIST_KEYS.select], does: 'Select the row' },
      { keys: ['Enter'], does: 'Open the row' },
    ],
  },
  {
    where: 'On a KYC review',
    shortcuts: [
      { keys: ['n'], does: 'Claim the next case and open it' },
      { keys: ['c'], does: 'Claim this case; t adds time, u gives it back' },
      { keys: ['Enter'], does: 'Approve; a asks again, r rejects' },
      { keys: ['1'], does: 'First document; 2 to 9 the others' },
      { keys: ['+'], does: 'Larger; - smaller, [ and ] turn, 0 fits' },
      { keys: ['v'], does: 'Reveal what is masked' },
    ],
  },
  {
    where: 'On the monitoring dashboard',
    shortcuts: [
      { keys: ['1'], does: 'Last hour; 2 to 5 the longer ranges' },
      { keys: [PAGE_KEYS.pause], does: 'Pause, or go on' },
      { keys: [PAGE_KEYS.refresh], does: 'Refresh now' },
      { keys: [PAGE_KEYS.arrange], does: 'Arrange cards and charts' },
    ],
  },
]
