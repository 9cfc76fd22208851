/**
 * Metrics of other programs that rules and dashboards may name, with their labels. Only names that Debian's old versions
 * and the current ones share. exporters.test.ts asks the real programs for each of them.
 */
export const exporterMetrics: Readonly<Record<string, readonly string[]>> = {
  up: [],
  scrape_duration_seconds: [],
  scrape_samples_post_metric_relabeling: [],
  // blackbox exporter
  probe_success: ['probe', 'portal'],
  probe_duration_seconds: ['probe'],
  probe_http_status_code: ['probe'],
  // node exporter
  node_filesystem_avail_bytes: ['device', 'fstype', 'mountpoint'],
  node_filesystem_size_bytes: ['device', 'fstype', 'mountpoint'],
  node_cpu_seconds_total: ['cpu', 'mode'],
  node_load1: [],
  node_memory_MemAvailable_bytes: [],
  node_memory_MemTotal_bytes: [],
  node_network_receive_bytes_total: ['device'],
  node_network_transmit_bytes_total: ['device'],
  node_disk_io_time_seconds_total: ['device'],
  node_boot_time_seconds: [],
  // postgres exporter
  pg_up: [],
  pg_stat_activity_count: ['datname', 'state'],
  pg_settings_max_connections: ['server'],
  pg_stat_database_xact_commit: ['datid', 'datname'],
  pg_stat_database_xact_rollback: ['datid', 'datname'],
  pg_stat_database_blks_hit: ['datid', 'datname'],
  pg_stat_database_blks_read: ['datid', 'datname'],
  pg_stat_database_deadlocks: ['datid', 'datname'],
  pg_stat_database_tup_fetched: ['datid', 'datname'],
  pg_stat_database_tup_inserted: ['datid', 'datname'],
  pg_stat_database_tup_updated: ['datid', 'datname'],
  pg_database_size_bytes: ['datname'],
  // redis exporter
  redis_up: [],
  redis_memory_used_bytes: [],
  redis_connected_clients: [],
  redis_commands_processed_total: [],
  redis_keyspace_hits_total: [],
  redis_keyspace_misses_total: [],
  // Prometheus and Alertmanager
  prometheus_rule_evaluation_failures_total: ['rule_group'],
  prometheus_tsdb_head_series: [],
  prometheus_notifications_dropped_total: [],
  prometheus_config_last_reload_successful: [],
  process_resident_memory_bytes: [],
  alertmanager_notifications_failed_total: ['integration'],
  alertmanager_notifications_total: ['integration'],
  alertmanager_alerts: ['state'],
  ALERTS: ['alertname', 'alertstate', 'severity', 'area'],
}
