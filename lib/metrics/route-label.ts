import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

/**
 * Next keeps what it knows of a request under this symbol. It is not public: route-label.test.ts and the browser
 * tests fail when it moves, and labels then fall back to the patterns of the routes manifest.
 */
const META = Symbol.for('NextInternalRequestMeta')

const route = z.object({ page: z.string(), regex: z.string() })
const manifestSchema = z.object({ staticRoutes: z.array(route), dynamicRoutes: z.array(route) })
const appPathsSchema = z.record(z.string(), z.string())
const metaSchema = z.object({
  match: z.object({ definition: z.object({ kind: z.string(), pathname: z.string() }) }),
})

/** Where Next sends what matched nothing: no routes of ours. */
const ERROR_PAGES = new Set(['/_not-found', '/_global-error', '/_error', '/404', '/500'])

export type Route = { label: string; handler: boolean | undefined }

/** The routes of a build, from its `routes-manifest.json`: what a route label can be. */
export type RouteTable = {
  pages: ReadonlySet<string>
  patterns: readonly { page: string; pattern: RegExp }[]
  /** Paths of the files in `public`. */
  files: ReadonlySet<string>
}

/**
 * Reads the text of a `routes-manifest.json`, beside which stand the paths of the files in `public`.
 * @throws when it is no such file
 */
export function routeTable(manifest: string, files: readonly string[] = []): RouteTable {
  const { staticRoutes, dynamicRoutes } = manifestSchema.parse(JSON.parse(manifest))
  const routes = [...staticRoutes, ...dynamicRoutes]
  return {
    pages: new Set(routes.map(({ page }) => page)),
    patterns: routes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) })),
    files: new Set(files),
  }
}

/**
 * The routes that pages and handlers answer, from the text of an `app-path-routes-manifest.json`.
 * @throws when it is no such file
 */
export function knownRoutes(manifest: string): { label: string; handler: boolean }[] {
  return Object.entries(appPathsSchema.parse(JSON.parse(manifest)))
    .filter(([, label]) => !ERROR_PAGES.has(label))
    .map(([file, label]) => ({ label, handler: file.endsWith('/route') }))
}

/**
 * The pattern of the route that answered, never the path itself: only what the build lists can be a label, so that
 * made-up URLs make no series. Without a table (development) what Next matched is believed.
 * @param url the request's URL as it came in
 */
export function routeOf(request: IncomingMessage, url: string | undefined, table: RouteTable | null): Route {
  const path = (url ?? '').split('?', 1)[0] ?? ''
  if (path.startsWith('/_next/') || table?.files.has(path)) return { label: '(static)', handler: undefined }
  const meta = metaSchema.safeParse(Reflect.get(request, META))
  if (meta.success) {
    const { kind, pathname } = meta.data.match.definition
    if (ERROR_PAGES.has(pathname)) return { label: '(unmatched)', handler: undefined }
    if (!table || table.pages.has(pathname)) return { label: pathname, handler: kind.endsWith('_ROUTE') }
  }
  const listed = table?.patterns.find(({ pattern }) => pattern.test(path))
  if (listed && !ERROR_PAGES.has(listed.page)) return { label: listed.page, handler: undefined }
  return { label: '(unmatched)', handler: undefined }
}
