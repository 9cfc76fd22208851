import { register } from 'node:module'
import { register as registerTsx } from 'tsx/esm/api'

/**
 * Lets this process import the product's TypeScript: tsx, and the condition `react-server`, under which the package
 * `server-only` is inert, as it is inside Next.
 */
export function enableTypeScript() {
  registerTsx()
  const hook = `export const resolve = (specifier, context, next) =>
    next(specifier, { ...context, conditions: [...context.conditions, 'react-server'] })`
  register(`data:text/javascript,${encodeURIComponent(hook)}`)
}
