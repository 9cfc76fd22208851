import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { without } from '@/lib/testing/without'
import { monitoringFile } from './rules'
import { setUp } from './setup.mjs'

const root = monitoringFile('../')
const plain = 'docker-compose.monitoring.yml'
const overlay = 'monitoring/docker-compose.production.yml'
const text = (file: string) => readFileSync(join(root, file), 'utf8')

type Mount = { type: string; source: string; target: string; read_only?: boolean }
type Service = {
  image: string
  container_name: string
  command?: string[]
  ports?: string[]
  networks?: string[]
  restart?: string
  mem_limit?: string
  healthcheck?: { test: string[] }
  environment?: Record<string, string>
  volumes?: Mount[]
  secrets?: string[]
}
type Compose = { services: Record<string, Service>; volumes?: object; networks?: object; secrets?: object }
const load = (file: string): Compose => parse(text(file), { merge: true })

const compose = load(plain)
const production = load(overlay)
const services = Object.entries(compose.services)
const parts = services.filter(([name]) => name !== 'setup')

/** A value with every variable not set: its default, or nothing. */
const byDefault = (value: string) => value.replaceAll(/\$\{\w+(?::-([^}]*)|[^}]*)\}/g, '$1')

describe.each([plain, overlay])('%s', (file) => {
  it('is what the Compose specification describes', () => {
    // The schema of the specification, as its linter carries it. It names a dialect by an address of its own.
    const { $schema: _, ...schema } = JSON.parse(text('node_modules/dclint/schemas/compose.schema.json'))
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
    const valid = ajv.validate(schema, load(file))
    expect(ajv.errorsText()).toBe('No errors')
    expect(valid).toBe(true)
  })

  it('mounts only files that exist', () => {
    const mounts = Object.values(load(file).services).flatMap(({ volumes = [] }) => volumes)
    const missing = mounts
      .filter(({ type, source }) => type === 'bind' && source.startsWith('.'))
      .filter(({ source }) => !existsSync(join(root, source)))
    expect(missing).toEqual([])
    expect(mounts.filter(({ type, read_only }) => type === 'bind' && !read_only)).toEqual([])
  })

  it('holds no secret: each comes from the environment or a file', () => {
    const values = Object.values(load(file).services).flatMap(({ environment = {} }) =>
      Object.entries(environment).map(([name, value]): [string, string] => [name, String(value)]),
    )
    const typed = values.filter(
      ([name, value]) =>
        /(PASSWORD|SECRET|TOKEN|KEY)$/.test(name) && !name.endsWith('CERT_KEY') && byDefault(value) !== '',
    )
    expect(typed).toEqual([])
  })
})

describe('the stack in containers', () => {
  it('has the seven parts and what sets them up, by their names', () => {
    expect(services.map(([, { container_name }]) => container_name).sort()).toEqual([
      'phantom_alertmanager',
      'phantom_blackbox_exporter',
      'phantom_grafana',
      'phantom_node_exporter',
      'phantom_postgres_exporter',
      'phantom_prometheus',
      'phantom_redis_exporter',
      'phantom_setup',
    ])
  })

  it.each(services)('%s: a pinned image and a limit of memory', (_name, { image, mem_limit }) => {
    expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+\.\d+(-[\w-]+)?$/)
    expect(mem_limit).toMatch(/^\d+[mg]$/)
  })

  it.each(parts)('%s: is looked after, in its own network', (_name, service) => {
    expect(service).toMatchObject({ restart: 'unless-stopped', networks: ['monitoring'] })
    expect(service.healthcheck?.test[0]).toBe('CMD')
  })

  it('can be reached from this machine only, unless somebody says otherwise', () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []).map(byDefault)
    expect(ports.sort()).toEqual(['127.0.0.1:3000:3000', '127.0.0.1:9090:9090', '127.0.0.1:9093:9093'])
    expect(Object.values(production.services).flatMap((service) => service.ports ?? [])).toEqual([])
  })

  it('uses every named volume, network and secret that it declares, and declares those it uses', () => {
    const used = services.flatMap(([, { volumes = [] }]) =>
      volumes.filter(({ type }) => type === 'volume').map(({ source }) => source),
    )
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.volumes ?? {}).sort())
    expect(Object.keys(compose.networks ?? {})).toEqual(['monitoring'])
    const secrets = Object.values(production.services).flatMap((service) => service.secrets ?? [])
    expect([...new Set(secrets)].sort()).toEqual(Object.keys(production.secrets ?? {}).sort())
  })

  it('sets up by a program that is there', () => {
    const [program, file = ''] = compose.services.setup?.command ?? []
    expect(program).toBe('node')
    expect(existsSync(file.replace(/^\/portal\//, root))).toBe(true)
  })

  it('the overlay changes only services that there are', () => {
    expect(Object.keys(production.services).filter((name) => !compose.services[name])).toEqual([])
  })
})

describe('the service that sets up', () => {
  const folder = mkdtempSync(join(tmpdir(), 'phantom-setup-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const folders = {
    config: join(folder, 'config'),
    grafana: join(folder, 'grafana'),
    secrets: join(folder, 'secrets'),
    portal: join(folder, 'portal'),
  }
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true })
  const made = (path: string) => readFileSync(join(folder, path), 'utf8').trim()
  const defaults = (service: Service | undefined) =>
    Object.fromEntries(
      Object.entries(service?.environment ?? {}).map(([name, value]) => [name, byDefault(String(value))]),
    )
  const inTls = (path: string) => readFileSync(join(folder, path), 'utf8').replaceAll('/tls/', `${folder}/`)

  it('makes secrets once, takes those that the portal made, and names every part by its service', () => {
    mkdirSync(join(folder, 'portal/.data/secrets'), { recursive: true })
    writeFileSync(join(folder, 'portal/.data/secrets/metrics-token'), 'made-by-the-portal\n')
    setUp(defaults(compose.services.setup), folders)
    const password = made('grafana/admin-password')
    expect(password.length).toBeGreaterThan(30)
    setUp(defaults(compose.services.setup), folders)
    expect(made('grafana/admin-password')).toBe(password)
    expect(statSync(join(folder, 'grafana/admin-password')).mode & 0o777).toBe(0o400)
    expect(made('config/secrets/metrics-token')).toBe('made-by-the-portal')
    expect(made('config/secrets/database-exporter-password')).toMatch(/^[0-9a-f]{64}$/)
    for (const name of ['node', 'postgres', 'blackbox', 'prometheus', 'alertmanager']) {
      const [{ targets }] = JSON.parse(made(`config/targets/${name}.json`))
      expect(Object.keys(compose.services)).toContain(targets[0].split(':')[0])
    }
  })

  it('refuses a published or short password, and a password that nobody can check', () => {
    for (const GRAFANA_ADMIN_PASSWORD of ['admin', 'phantom_admin123', 'elevenchars'])
      expect(() => setUp({ ...defaults(compose.services.setup), GRAFANA_ADMIN_PASSWORD }, folders)).toThrow(
        /published or shorter/,
      )
    const env = { ...defaults(compose.services.setup), ...defaults(production.services.setup) }
    expect(() => setUp(env, folders)).toThrow(/htpasswd -nB monitoring/)
  })

  it.skipIf(without('promtool', 'prometheus'))('writes for production what Prometheus accepts', () => {
    writeFileSync(join(folder, 'secrets/monitoring-password'), 'a long password\n')
    const hash = `$2y$10$${'a'.repeat(53)}`
    writeFileSync(join(folder, 'secrets/monitoring-users'), `monitoring:${hash}\nnext:${hash}\n`)
    const env = { ...defaults(compose.services.setup), ...defaults(production.services.setup) }
    setUp({ ...env, PORTAL_ADDRESS: 'portal.example:443' }, folders)
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ed25519', '-nodes', '-subj', '/CN=prometheus', '-days', '1'],
        ...['-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.crt')],
      ],
      { stdio: 'ignore' },
    )
    writeFileSync(join(folder, 'ca.crt'), readFileSync(join(folder, 'tls.crt')))
    writeFileSync(join(folder, 'config/prometheus.yml'), inTls('config/prometheus.yml'))
    writeFileSync(join(folder, 'config/web.yml'), inTls('config/web.yml'))
    const check = (...args: string[]) => {
      const { stdout, stderr } = spawnSync('promtool', ['check', ...args], {
        cwd: join(folder, 'config'),
        encoding: 'utf8',
      })
      return stdout + stderr
    }
    expect(check('config', '--lint=all', '--lint-fatal', 'prometheus.yml')).toContain('SUCCESS')
    expect(check('web-config', 'web.yml')).toContain('SUCCESS')
    const file = parse(made('config/prometheus.yml'))
    const jobs = file.scrape_configs.filter(({ scheme }: { scheme?: string }) => scheme === 'https')
    expect(jobs.map((job: { job_name: string }) => job.job_name)).toEqual([
      'portal',
      'prometheus',
      'alertmanager',
    ])
    expect(file.alerting.alertmanagers[0].basic_auth.username).toBe('monitoring')
  })
})
