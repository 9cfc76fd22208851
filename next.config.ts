import type { NextConfig } from 'next'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants'
import { preparePlainDev } from './scripts/lib/plain-dev'

/** On every answer, whatever its path. The proxy replaces the policy on pages by one with a nonce. */
const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not no-referrer: browsers would then send "Origin: null" with our own forms.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=()',
}

const config: NextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  // Monitoring and health answer with and without a trailing slash, without a redirect.
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  // `npm test` checks the types; a start neither waits for that nor fails because of a test file.
  typescript: { ignoreBuildErrors: true },
  // `next dev` would write instruction files for coding assistants into the repository.
  agentRules: false,
  // Not the nearest lock file above, which may belong to something around this folder.
  outputFileTracingRoot: import.meta.dirname,
  // Read when their page is asked for, by a name that no import gives away.
  outputFileTracingIncludes: { '/admin/alerts/**': ['monitoring/runbooks/*.md'] },
  turbopack: { root: import.meta.dirname },
  // Its inline styles break the content security policy, in development too.
  devIndicators: false,
  images: { unoptimized: true },
  experimental: {
    // `forbidden()` renders app/forbidden.tsx with status 403.
    authInterrupts: true,
    // A first build takes a sixth less CPU without it (41.7 s against 50.4 s).
    turbopackFileSystemCacheForBuild: false,
    serverActions: { bodySizeLimit: '256kb' },
  },
  headers: async () => [
    {
      source: '/:path*',
      headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })),
    },
  ],
  // The same address with and without a display's token: the proxy would send the latter to the sign-in.
  redirects: async () => [
    {
      source: '/monitoring/dashboard',
      has: [{ type: 'query', key: 'wall', value: '1' }],
      destination: '/wall',
      permanent: false,
    },
  ],
  // Loaded by Node itself: native code, or state that must exist once per process.
  serverExternalPackages: [
    'prom-client',
    'systeminformation',
    '@node-rs/argon2',
    'pino',
    'rotating-file-stream',
    'pg',
    'ioredis',
  ],
}

export default function configuration(phase: string): NextConfig {
  if (phase === PHASE_DEVELOPMENT_SERVER) preparePlainDev(process.env)
  return config
}
