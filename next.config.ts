import type { NextConfig } from 'next'

const config: NextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  experimental: {
    // `forbidden()` renders app/forbidden.tsx with status 403.
    authInterrupts: true,
  },
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

export default config
