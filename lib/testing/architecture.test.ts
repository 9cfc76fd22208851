import { describe, expect, it } from 'vitest'
import { type SourceFile, sourceFiles } from './source-files'

const files = sourceFiles()
const product = files.filter((file) => !/\.test\.tsx?$|^(e2e|bench|scripts|lib\/testing)\//.test(file.path))

/** One line per import that breaks a rule, so that the failure names the place. */
function broken(
  from: RegExp,
  allowed: (target: string, typeOnly: boolean, file: SourceFile) => boolean,
): string[] {
  return product
    .filter((file) => from.test(file.path))
    .flatMap((file) =>
      file.imports
        .filter(({ target, typeOnly }) => !allowed(target, typeOnly, file))
        .map(({ target }) => `${file.path} imports ${target}`),
    )
}

const LOCAL = /^(app|components|lib|prisma|scripts|e2e|bench|worker|proxy|instrumentation)(\/|$)/
const isLocal = (target: string) => LOCAL.test(target)

describe('import directions', () => {
  it('pages and handlers reach components and lib only, and never the data layer itself', () => {
    expect(
      broken(/^app\//, (target) => {
        if (!isLocal(target)) return !/^(pg|@prisma\/)/.test(target)
        return /^(app|components|lib)\//.test(target) && !/^lib\/db\//.test(target) && !/\/data$/.test(target)
      }),
    ).toEqual([])
  })

  it('components know no data access and no environment', () => {
    expect(
      broken(/^components\//, (target, typeOnly) => {
        if (!isLocal(target)) return !/^(pg|@prisma\/|node:|server-only$)/.test(target)
        if (/^components\//.test(target) || /^lib\/(format|list|navigation)(\/|$)/.test(target)) return true
        if (/^lib\/.*\/(actions|constants|action-state)$/.test(target)) return true
        return typeOnly && /^lib\/.*(dto|schema|permissions|types|constants|action-state|look)$/.test(target)
      }),
    ).toEqual([])
  })

  it('lib never reaches up into app or components', () => {
    expect(
      broken(/^lib\//, (target) => !/^(app|components|worker|proxy|instrumentation)(\/|$)/.test(target)),
    ).toEqual([])
  })

  it('entities do not import one another', () => {
    expect(
      broken(/^lib\/domain\/(?!overview\/)/, (target, _typeOnly, file) => {
        const other = /^lib\/domain\/([^/]+)/.exec(target)?.[1]
        return other === undefined || file.path.startsWith(`lib/domain/${other}/`)
      }),
    ).toEqual([])
  })

  it('metrics know nothing of the domain: readers are handed in', () => {
    expect(
      broken(/^lib\/metrics\//, (target, typeOnly) => typeOnly || !/^lib\/domain\//.test(target)),
    ).toEqual([])
  })
})

describe('one obvious place', () => {
  it('an entity folder uses the closed set of file names', () => {
    const known = /^(schema|data|loaders|mutations|actions|dto|constants|bulk)(\.test)?\.tsx?$/
    const strangers = files
      .map((file) => file.path)
      .filter((path) => /^lib\/domain\/(?!overview\/)[^/]+\//.test(path))
      .filter((path) => !known.test(path.split('/').slice(3).join('/')))
    expect(strangers).toEqual([])
  })

  it('only lib/env.ts reads the environment', () => {
    expect(
      product
        .filter((file) => /\bprocess\.env\b/.test(file.text))
        .map((file) => file.path)
        .filter((path) => !/^lib\/env\.ts$|^instrumentation\.ts$|\.config\.m?ts$/.test(path)),
    ).toEqual([])
  })

  it('server functions live in actions.ts', () => {
    expect(
      product
        .filter((file) => /^\s*['"]use server['"]/m.test(file.text))
        .map((file) => file.path)
        .filter((path) => !path.endsWith('/actions.ts')),
    ).toEqual([])
  })

  it('every export of a loaders.ts asks for a permission first', () => {
    const open = product
      .filter((file) => /^lib\/domain\/.*\/loaders\.ts$/.test(file.path))
      .flatMap(({ path, text }) =>
        text
          .split(/^(?=export )/m)
          .slice(1)
          .filter(
            (block) =>
              !/^export const \w+ = guarded(Loader|List|Count|Record)\(|\bawait requirePermission\(/.test(
                block,
              ),
          )
          .map((block) => `${path}: ${block.split('\n', 1)[0]}`),
      )
    expect(open).toEqual([])
  })

  it('every module with mutations records what it did', () => {
    const silent = product.filter(
      (file) =>
        file.path.endsWith('/mutations.ts') && !/\b(recordAudit|endSessions|unlockAudited)\(/.test(file.text),
    )
    expect(silent.map((file) => file.path)).toEqual([])
  })
})

describe('file size', () => {
  const lines = (file: SourceFile) => file.text.split('\n').length - 1

  it('no file is longer than 400 lines', () => {
    expect(files.filter((file) => lines(file) > 400).map((file) => `${file.path} (${lines(file)})`)).toEqual(
      [],
    )
  })

  it('the median file stays under 80 lines', () => {
    const sorted = product.map(lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(80)
  })
})
