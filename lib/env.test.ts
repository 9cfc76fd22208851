import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseEnv, redactSetting, SettingsError, settingNames } from '@/lib/env'

/** The problems `parseEnv` reports, in the order of the settings. */
function problems(source: Record<string, string>): readonly string[] {
  try {
    parseEnv(source)
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}

describe('parseEnv', () => {
  it('needs nothing to be set', () => {
    const env = parseEnv({})
    expect(env).toMatchObject({ PORT: 8000, HOST: '127.0.0.1', BANK_TIME_ZONE: 'Africa/Gaborone' })
    expect(env).toMatchObject({ MONITORING_ENABLED: true, METRICS_COLLECTION_INTERVAL: 15_000 })
    expect(env.DEMO).toBeUndefined()
    expect(parseEnv({ PORT: '9000' }).PUBLIC_URL).toBe('http://localhost:9000')
  })

  it('takes the share of durations that named routes record', () => {
    const { METRICS_SAMPLE_RATES } = parseEnv({ METRICS_SAMPLE_RATES: '/admin=0.5, /admin/wallets/[id]=0.1' })
    expect(METRICS_SAMPLE_RATES).toEqual({ '/admin': 0.5, '/admin/wallets/[id]': 0.1 })
  })

  it('counts blank as not set', () => {
    expect(parseEnv({ PORT: ' ', DATABASE_URL: '' })).toEqual(parseEnv({}))
  })

  it('reports every problem at once, one sentence each', () => {
    expect(problems({ PORT: 'eighty', DEMO: 'maybe', LOG_LEVEL: 'loud' })).toEqual([
      'PORT is “eighty”: use a whole number from 1 to 65535.',
      'DEMO is “maybe”: use on or off.',
      'LOG_LEVEL is “loud”: use one of trace, debug, info, warn, error, fatal.',
    ])
  })

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '1e3'],
    ['DATABASE_URL', 'localhost:5432'],
    ['DATABASE_URL', 'mysql://localhost/bank'],
    ['DATABASE_URL', 'postgresql://localhost'],
    ['REDIS_URL', 'http://localhost'],
    ['PUBLIC_URL', 'portal.example.com'],
    ['METRICS_COLLECTION_INTERVAL', '15'],
    ['METRICS_COLLECTION_INTERVAL', '0s'],
    ['METRICS_COLLECTION_INTERVAL', '6m'],
    ['BANK_TIME_ZONE', 'Africa/Atlantis'],
    ['BANK_TIME_ZONE', '+02:00'],
    ['BANK_TIME_ZONE', 'Asia/Kolkata'],
    ['BANK_TIME_ZONE', 'Australia/Lord_Howe'],
    ['ADMIN_EMAIL', 'admin'],
    ['SESSION_SECRET', 'changeme'],
    ['SESSION_SECRET', 'a'.repeat(64)],
    ['LOG_DIR', 'a\u0000b'],
    ['METRICS_PORT', '8000'],
    ['METRICS_SAMPLE_RATES', '/admin'],
    ['METRICS_SAMPLE_RATES', '/admin=0'],
    ['METRICS_SAMPLE_RATES', '/admin=1.5'],
    ['METRICS_SAMPLE_RATES', 'admin=0.5'],
    ['METRICS_SAMPLE_RATES', '/admin=0.5,/admin=0.1'],
  ])('refuses %s=%s', (name, value) => {
    expect(problems({ [name]: value })).toHaveLength(1)
  })

  it.each([
    ['METRICS_COLLECTION_INTERVAL', '1m', 60_000],
    ['METRICS_COLLECTION_INTERVAL', '1500ms', 1500],
    ['BANK_TIME_ZONE', 'Europe/Berlin', 'Europe/Berlin'],
    ['DEMO', 'false', false],
    ['DEMO', 'on', true],
    ['PUBLIC_URL', 'https://portal.example.com/', 'https://portal.example.com'],
    ['PORT', '65535', 65_535],
  ])('accepts %s=%s', (name, value, expected) => {
    expect(parseEnv({ [name]: value })).toHaveProperty(name, expected)
  })

  it('wants a bucket for documents with all that opens it, or none', () => {
    const endpoint = { DOCUMENTS_ENDPOINT: 'https://s3.example.com', DOCUMENTS_BUCKET: 'documents' }
    expect(problems(endpoint)).toEqual([expect.stringContaining('DOCUMENTS_ACCESS_KEY_ID, DOCUMENTS_SECRET')])
    const key = {
      DOCUMENTS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      DOCUMENTS_SECRET_ACCESS_KEY: 'hunter2hunter2',
    }
    expect(parseEnv({ ...endpoint, ...key })).toMatchObject({ ...endpoint, DOCUMENTS_REGION: 'us-east-1' })
  })

  it('wants the portal’s own role next to an owner', () => {
    expect(problems({ DATABASE_OWNER_URL: 'postgresql://owner@db/bank' })).toHaveLength(1)
  })
})

describe('redactSetting', () => {
  it.each([
    ['DATABASE_URL', 'postgresql://portal:hunter2@db:5432/bank?sslpassword=hunter2'],
    ['DATABASE_URL', 'portal:hunter2@db'],
    ['REDIS_URL', 'redis://:hunter2@cache:6379'],
    ['WEBHOOK_URL', 'https://hooks.example.com/services/hunter2'],
    ['METRICS_TOKEN', 'hunter2'],
    ['DOCUMENTS_SECRET_ACCESS_KEY', 'hunter2'],
  ])('hides what is secret in %s', (name, value) => {
    expect(redactSetting(name, value)).not.toContain('hunter2')
  })

  it('keeps a wrong secret out of the message', () => {
    expect(
      problems({ SESSION_SECRET: 'hunter2', DATABASE_URL: 'postgresql://a:hunter2@db' }).join(),
    ).not.toContain('hunter2')
  })
})

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  const entries = lines.flatMap((line, index) => {
    const match = /^#([A-Z][A-Z_]+)=(.*)$/.exec(line)
    return match ? [{ name: match[1] ?? '', value: match[2] ?? '', comment: lines[index - 1] ?? '' }] : []
  })

  it('documents exactly the settings there are', () => {
    expect(entries.map((entry) => entry.name)).toEqual(settingNames)
  })

  it.each(entries)('tells the true default of $name', ({ name, value, comment }) => {
    const told = /^# .{4,}\. Default: (.+)$/.exec(comment)?.[1]
    const unset = parseEnv({})
    if (value) {
      expect(told).toBe(value)
      expect(parseEnv({ [name]: value })).toEqual(unset)
    } else {
      expect(told).toMatch(name === 'PUBLIC_URL' ? 'http://localhost:PORT' : /^none/)
      if (name !== 'PUBLIC_URL') expect(unset).not.toHaveProperty(name)
    }
  })
})
