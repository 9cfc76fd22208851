/** What every selector has: the dashboard's variables decide which jobs and processes are looked at. */
const CHOSEN = 'job=~"$job",instance=~"$instance"'

/** A selector of a metric, e.g. `of('up', 'job="portal"')`. Recorded series carry no job and need none of this. */
export const of = (metric: string, matchers = '') => `${metric}{${CHOSEN}${matchers && `,${matchers}`}}`

/** A counter's growth per second. */
export const rate = (counter: string, matchers = '') => `rate(${of(counter, matchers)}[$__rate_interval])`

/** A number of the whole bank, which every process of the portal tells. */
export const bank = (expression: string) => `max without (instance) (${expression})`

/** A gauge of the whole bank. */
export const bankGauge = (metric: string, matchers = '') => bank(of(metric, matchers))

/** A quantile of a histogram, over all processes, by these labels. */
export const quantile = (share: number, histogram: string, by: readonly string[] = [], matchers = '') =>
  `histogram_quantile(${share}, sum by (${['le', ...by].join(', ')}) (${rate(`${histogram}_bucket`, matchers)}))`
