import { dashboard } from './dashboard'
import { figure, lines, parts } from './panels'
import { of, quantile, rate } from './query'

const PORTAL_DATABASE = 'datname!~"template.*|postgres|"'

export const database = dashboard({
  uid: 'phantom-database',
  title: 'Database & Cache',
  description: 'PostgreSQL as the portal sees it and as it sees itself, and Redis where there is one.',
  sections: [
    {
      title: 'Does it answer',
      panels: [
        figure({
          title: 'PostgreSQL',
          description: 'Whether the exporter could log in at the latest scrape.',
          unit: 'none',
          queries: [[`min(${of('pg_up')})`, 'PostgreSQL']],
          words: { 0: 'Down', 1: 'Up' },
          limit: { alert: 'DatabaseDown' },
          size: [6, 4],
        }),
        figure({
          title: 'Seen from the portal',
          description: 'Whether every process of the portal reached PostgreSQL at its latest check.',
          unit: 'none',
          queries: [[`min(${of('phantom_banking_db_up')})`, 'portal']],
          words: { 0: 'Down', 1: 'Up' },
          size: [6, 4],
        }),
        figure({
          title: 'Redis',
          description: 'Whether Redis answers; “unknown” where none is configured.',
          unit: 'none',
          queries: [[`min(${of('redis_up')})`, 'Redis']],
          words: { 0: 'Down', 1: 'Up' },
          limit: { alert: 'RedisDown' },
          size: [6, 4],
        }),
        figure({
          title: 'Operations',
          description: 'Database operations a second of all processes.',
          unit: 'ops',
          queries: [[`sum(${rate('phantom_banking_db_queries_total')})`, 'operations']],
          size: [6, 4],
        }),
      ],
    },
    {
      title: 'What the portal asks',
      panels: [
        lines({
          title: 'Duration of operations',
          description: 'How long operations take, all their statements included.',
          unit: 's',
          queries: [
            [quantile(0.5, 'phantom_banking_db_query_duration_seconds'), 'half'],
            [quantile(0.95, 'phantom_banking_db_query_duration_seconds'), '95 %'],
            [quantile(0.99, 'phantom_banking_db_query_duration_seconds'), '99 %'],
          ],
          limit: { alert: 'SlowDatabaseQueries' },
          size: [12, 8],
        }),
        lines({
          title: 'Slowest models',
          description: 'The ten models with the longest 95th percentile.',
          unit: 's',
          queries: [
            [
              `topk(10, ${quantile(0.95, 'phantom_banking_db_query_duration_seconds', ['model'])} > 0)`,
              '{{model}}',
            ],
          ],
          size: [12, 8],
        }),
        parts({
          title: 'Operations by model',
          description: 'Operations a second, by model.',
          unit: 'ops',
          queries: [[`sum by (model) (${rate('phantom_banking_db_queries_total')})`, '{{model}}']],
          size: [8, 7],
        }),
        lines({
          title: 'Statements an operation',
          description: 'SQL statements for each operation. A jump is a query made in a loop.',
          unit: 'short',
          decimals: 1,
          queries: [
            [
              `sum(${rate('phantom_banking_db_statements_total')}) / sum(${rate('phantom_banking_db_queries_total')})`,
              'statements',
            ],
          ],
          size: [8, 7],
        }),
        lines({
          title: 'Wait for a connection, 95 %',
          description:
            'How long callers wait for a connection of the pool. More than nothing: the pool is too small.',
          unit: 's',
          queries: [[quantile(0.95, 'phantom_banking_db_pool_wait_seconds'), '95 %']],
          size: [8, 7],
        }),
        lines({
          title: 'Database time by route',
          description: 'The ten routes that keep the database busiest: seconds of it a second.',
          unit: 's',
          queries: [
            [
              `topk(10, sum by (route) (${rate('phantom_banking_request_db_seconds_total')}) > 0)`,
              '{{route}}',
            ],
          ],
          size: [12, 8],
        }),
        lines({
          title: 'Duration of statements, 95 %',
          description: 'How long single statements take; an operation may need several.',
          unit: 's',
          queries: [[quantile(0.95, 'phantom_banking_db_statement_duration_seconds'), '95 %']],
          size: [12, 8],
        }),
      ],
    },
    {
      title: 'Connections',
      panels: [
        parts({
          title: 'Pools of the portal',
          description: 'Connections of all pools by state, and callers waiting for one.',
          unit: 'short',
          queries: [[`sum by (state) (${of('phantom_banking_db_connections')})`, '{{state}}']],
          size: [12, 7],
        }),
        lines({
          title: 'Connections of what PostgreSQL allows',
          description: 'Share of max_connections in use by everybody.',
          unit: 'percentunit',
          queries: [
            [
              `sum by (instance) (${of('pg_stat_activity_count')}) / sum by (instance) (${of('pg_settings_max_connections')})`,
              '{{instance}}',
            ],
          ],
          limit: { alert: 'HighDatabaseConnections' },
          size: [12, 7],
        }),
      ],
    },
    {
      title: 'PostgreSQL',
      panels: [
        lines({
          title: 'Database transactions',
          description: 'Commits and rollbacks a second.',
          unit: 'ops',
          queries: [
            [
              `sum by (datname) (${rate('pg_stat_database_xact_commit', PORTAL_DATABASE)})`,
              '{{datname}} commit',
            ],
            [
              `sum by (datname) (${rate('pg_stat_database_xact_rollback', PORTAL_DATABASE)})`,
              '{{datname}} rollback',
            ],
          ],
          size: [8, 7],
        }),
        lines({
          title: 'Blocks found in memory',
          description:
            'Share of blocks that needed no read. Below 0.99 for long: shared_buffers is too small.',
          unit: 'percentunit',
          queries: [
            [
              `sum by (datname) (${rate('pg_stat_database_blks_hit', PORTAL_DATABASE)}) / (sum by (datname) (${rate('pg_stat_database_blks_hit', PORTAL_DATABASE)}) + sum by (datname) (${rate('pg_stat_database_blks_read', PORTAL_DATABASE)}))`,
              '{{datname}}',
            ],
          ],
          size: [8, 7],
        }),
        lines({
          title: 'Deadlocks',
          description: 'Deadlocks a second: there should be none.',
          unit: 'ops',
          queries: [
            [`sum by (datname) (${rate('pg_stat_database_deadlocks', PORTAL_DATABASE)})`, '{{datname}}'],
          ],
          size: [8, 7],
        }),
      ],
    },
    {
      title: 'Cache',
      panels: [
        lines({
          title: 'Found in the cache',
          description: 'Share of reads that the cache answered, by what is kept.',
          unit: 'percentunit',
          queries: [
            [
              `sum by (cache) (${rate('phantom_banking_cache_hits_total')}) / (sum by (cache) (${rate('phantom_banking_cache_hits_total')}) + sum by (cache) (${rate('phantom_banking_cache_misses_total')}))`,
              '{{cache}}',
            ],
          ],
          size: [12, 7],
        }),
        lines({
          title: 'Duration of cache operations, 95 %',
          description: 'How long the cache takes, in process or in Redis.',
          unit: 's',
          queries: [
            [
              quantile(0.95, 'phantom_banking_cache_operation_duration_seconds', ['operation']),
              '{{operation}}',
            ],
          ],
          size: [12, 7],
        }),
      ],
    },
    {
      title: 'Redis',
      panels: [
        lines({
          title: 'Memory',
          description: 'Memory that Redis holds.',
          unit: 'bytes',
          queries: [[of('redis_memory_used_bytes'), '{{instance}}']],
          size: [8, 7],
        }),
        lines({
          title: 'Clients',
          description: 'Connections to Redis.',
          unit: 'short',
          queries: [[of('redis_connected_clients'), '{{instance}}']],
          size: [8, 7],
        }),
        lines({
          title: 'Commands',
          description: 'Commands a second.',
          unit: 'ops',
          queries: [[`sum by (instance) (${rate('redis_commands_processed_total')})`, '{{instance}}']],
          size: [8, 7],
        }),
      ],
    },
  ],
})
