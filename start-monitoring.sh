#!/bin/sh
# Starts and looks after Prometheus, Alertmanager and the exporters (with a Docker engine, Grafana too).
#   ./start-monitoring.sh [start|status|logs [part]|stop|reload|check]
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || {
  echo "Node.js is missing: install version 20.19 or later from https://nodejs.org." >&2
  exit 1
}
exec node scripts/run.mjs monitoring "$@"
