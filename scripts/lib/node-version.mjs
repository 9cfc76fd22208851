// Read by every version of Node that can load modules at all: no imports, no syntax younger than 2018.

/**
 * What is wrong with a version of Node for this product (package.json "engines": ^20.19 || ^22.12 || >=24),
 * as one sentence, or an empty string.
 */
export function nodeVersionProblem(version) {
  const numbers = version.replace(/^v/, '').split('.').map(Number)
  const major = numbers[0]
  const minor = numbers[1]
  const fits = major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)
  if (fits) return ''
  return (
    'Node.js ' +
    version.replace(/^v/, '') +
    ' cannot run this: install Node.js 24 (20.19 or later and 22.12 or later work too), see https://nodejs.org.'
  )
}
