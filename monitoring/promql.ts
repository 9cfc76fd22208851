import { parser } from '@prometheus-io/lezer-promql'

type SyntaxNode = ReturnType<typeof parser.parse>['topNode']

/** A selector in an expression. `call` is the function whose range it is the only argument of, if it is. */
export type Selector = {
  /** As written. */
  text: string
  metric: string
  /** By label, e.g. `="x"`; of several for one label, the last. */
  matchers: Record<string, string>
  range?: string
  call?: string
}

/**
 * Every selector of an expression.
 * @throws when the expression is not PromQL
 */
export function selectorsOf(expression: string): Selector[] {
  const text = ({ from, to }: SyntaxNode) => expression.slice(from, to)
  const found: Selector[] = []
  parser.parse(expression).iterate({
    enter: ({ type, node }) => {
      if (type.isError) throw new Error(`Not PromQL at ${node.from}: ${expression}`)
      if (type.name === 'VectorSelector') found.push(selectorOf(node, text))
    },
  })
  return found
}

function selectorOf(node: SyntaxNode, text: (node: SyntaxNode) => string): Selector {
  const name = node.getChild('Identifier')
  const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []
  const ranged = node.parent?.name === 'MatrixSelector' ? node.parent : null
  const duration = ranged?.getChild('DurationExpr')
  const call = ranged?.parent?.parent?.getChild('FunctionIdentifier')
  return {
    text: text(node),
    metric: name ? text(name) : '',
    matchers: Object.fromEntries(
      matchers.map((matcher) => {
        const [label, operator, value] = ['LabelName', 'MatchOp', 'StringLiteral'].map((part) => {
          const child = matcher.getChild(part)
          return child ? text(child) : ''
        })
        return [label, `${operator}${value}`]
      }),
    ),
    ...(duration && { range: text(duration) }),
    ...(call && { call: text(call) }),
  }
}
