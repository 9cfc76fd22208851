/** `display:none` as a style attribute: the one React streams a late piece of an SVG drawing in. */
const HIDDEN_PIECE = "'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE='"

/**
 * The policy of a page: scripts and styles from this origin or with this answer's nonce, nothing inline,
 * nothing from elsewhere, never inside a frame.
 * @param development React's development build evaluates code to rebuild stack traces, and Next's error
 *   overlay brings its styles inline
 */
export function contentSecurityPolicy(nonce: string, https: boolean, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    ...(development
      ? ["style-src 'self' 'unsafe-inline'"]
      : [`style-src 'self' 'nonce-${nonce}'`, `style-src-attr 'unsafe-hashes' ${HIDDEN_PIECE}`]),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}
