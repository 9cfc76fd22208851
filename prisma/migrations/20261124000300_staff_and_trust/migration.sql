-- Staff, their sessions, and what makes their work checkable: audit, approvals, cases, alerts.

CREATE TYPE login_outcome AS ENUM
  ('success', 'wrong_password', 'unknown_account', 'disabled_account', 'locked', 'rate_limited', 'wrong_second_factor');
CREATE TYPE audit_outcome AS ENUM ('success', 'refused', 'failed');
CREATE TYPE approval_status AS ENUM ('pending', 'approved', 'rejected', 'cancelled', 'expired');
CREATE TYPE suspicious_rule AS ENUM
  ('velocity', 'structuring', 'fan_in', 'pass_through', 'dormant_waking', 'round_trip', 'sign_in_anomaly', 'insider');
CREATE TYPE suspicious_status AS ENUM ('open', 'in_review', 'closed');
CREATE TYPE suspicious_outcome AS ENUM ('reported', 'action_taken', 'no_action', 'false_positive');
CREATE TYPE severity AS ENUM ('low', 'medium', 'high', 'critical');
CREATE TYPE alert_status AS ENUM ('firing', 'resolved');
CREATE TYPE export_format AS ENUM ('csv', 'json');
CREATE TYPE export_status AS ENUM ('running', 'completed', 'failed');

CREATE TABLE admin_sessions (
  id             uuid PRIMARY KEY DEFAULT uuidv7(),
  token_hash     bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  admin_user_id  uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at   timestamptz(3) NOT NULL DEFAULT now(),
  expires_at     timestamptz(3) NOT NULL,
  revoked_at     timestamptz(3),
  revoked_reason text CHECK (char_length(revoked_reason) BETWEEN 1 AND 100),
  stepped_up_at  timestamptz(3),
  ip             inet,
  user_agent     text CHECK (char_length(user_agent) <= 500),
  CHECK (expires_at > created_at),
  CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
);

CREATE TABLE login_attempts (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  account       text NOT NULL CHECK (account = lower(account) AND char_length(account) <= 254),
  source        inet NOT NULL,
  outcome       login_outcome NOT NULL,
  known_device  boolean NOT NULL DEFAULT false,
  admin_user_id uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  user_agent    text CHECK (char_length(user_agent) <= 500),
  attempted_at  timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE known_devices (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  admin_user_id uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  token_hash    bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  user_agent    text CHECK (char_length(user_agent) <= 500),
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at  timestamptz(3) NOT NULL DEFAULT now(),
  revoked_at    timestamptz(3)
);

CREATE TABLE totp_secrets (
  admin_user_id    uuid PRIMARY KEY REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  secret_encrypted bytea NOT NULL CHECK (octet_length(secret_encrypted) BETWEEN 16 AND 500),
  key_id           text NOT NULL CHECK (char_length(key_id) BETWEEN 1 AND 60),
  last_used_step   bigint NOT NULL DEFAULT 0 CHECK (last_used_step >= 0),
  created_at       timestamptz(3) NOT NULL DEFAULT now(),
  confirmed_at     timestamptz(3)
);

CREATE TABLE recovery_codes (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  admin_user_id uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  code_hash     bytea NOT NULL UNIQUE CHECK (octet_length(code_hash) = 32),
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  used_at       timestamptz(3)
);

-- Written in the transaction of the change it records. txid is what sealing goes by.
CREATE TABLE audit_events (
  id          uuid PRIMARY KEY DEFAULT uuidv7(),
  txid        bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  created_at  timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  actor       text NOT NULL CHECK (char_length(actor) BETWEEN 1 AND 254),
  actor_id    uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  actor_role  admin_role,
  action      text NOT NULL CHECK (action ~ '^[a-z][a-z0-9_.]{2,79}$'),
  object_type text NOT NULL CHECK (object_type ~ '^[a-z][a-z0-9_]{1,59}$'),
  object_id   text CHECK (char_length(object_id) BETWEEN 1 AND 254),
  before      jsonb,
  after       jsonb,
  reason      text CHECK (char_length(reason) BETWEEN 1 AND 2000),
  request_id  text CHECK (char_length(request_id) BETWEEN 1 AND 100),
  source_ip   inet,
  user_agent  text CHECK (char_length(user_agent) <= 500),
  outcome     audit_outcome NOT NULL DEFAULT 'success'
);

CREATE TABLE audit_seals (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cluster_id    text NOT NULL CHECK (char_length(cluster_id) BETWEEN 1 AND 60),
  epoch         integer NOT NULL DEFAULT 1 CHECK (epoch >= 1),
  from_txid     bigint NOT NULL CHECK (from_txid >= 0),
  to_txid       bigint NOT NULL,
  event_count   integer NOT NULL CHECK (event_count >= 0),
  events_hash   bytea NOT NULL CHECK (octet_length(events_hash) = 32),
  previous_hash bytea NOT NULL UNIQUE CHECK (octet_length(previous_hash) = 32),
  hash          bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
  sealed_at     timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CHECK (to_txid > from_txid)
);

CREATE TABLE approvals (
  id             uuid PRIMARY KEY DEFAULT uuidv7(),
  action         text NOT NULL CHECK (action ~ '^[a-z][a-z0-9_.]{2,79}$'),
  target_type    text NOT NULL CHECK (target_type ~ '^[a-z][a-z0-9_]{1,59}$'),
  target_id      text NOT NULL CHECK (char_length(target_id) BETWEEN 1 AND 254),
  target_version text NOT NULL CHECK (char_length(target_version) BETWEEN 1 AND 100),
  arguments      jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(arguments) = 'object'),
  reason         text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 2000),
  status         approval_status NOT NULL DEFAULT 'pending',
  maker_id       uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  checker_id     uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  decision_note  text CHECK (char_length(decision_note) BETWEEN 1 AND 2000),
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  expires_at     timestamptz(3) NOT NULL,
  decided_at     timestamptz(3),
  CONSTRAINT approvals_two_persons_check CHECK (checker_id <> maker_id),
  CONSTRAINT approvals_decision_check
    CHECK ((status IN ('approved', 'rejected')) = (checker_id IS NOT NULL) AND (status = 'pending') = (decided_at IS NULL)),
  CHECK (expires_at > created_at)
);
CREATE UNIQUE INDEX approvals_one_pending_key ON approvals (action, target_type, target_id) WHERE status = 'pending';

CREATE TABLE suspicious_activities (
  id           uuid PRIMARY KEY DEFAULT uuidv7(),
  rule         suspicious_rule NOT NULL,
  rule_version smallint NOT NULL CHECK (rule_version >= 1),
  severity     severity NOT NULL,
  status       suspicious_status NOT NULL DEFAULT 'open',
  subject_type text NOT NULL CHECK (subject_type IN ('customer', 'wallet', 'merchant', 'admin_user', 'source')),
  subject_id   text NOT NULL CHECK (char_length(subject_id) BETWEEN 1 AND 254),
  customer_id  uuid REFERENCES customers ON DELETE RESTRICT ON UPDATE RESTRICT,
  wallet_id    uuid REFERENCES wallets ON DELETE RESTRICT ON UPDATE RESTRICT,
  evidence     jsonb NOT NULL,
  hits         integer NOT NULL DEFAULT 1 CHECK (hits >= 1),
  opened_at    timestamptz(3) NOT NULL DEFAULT now(),
  last_hit_at  timestamptz(3) NOT NULL DEFAULT now(),
  assignee_id  uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  outcome      suspicious_outcome,
  closed_by    uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  closed_at    timestamptz(3),
  CHECK (last_hit_at >= opened_at),
  CONSTRAINT suspicious_activities_closed_check
    CHECK ((status = 'closed') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (outcome IS NULL)
       AND (closed_at IS NULL) = (closed_by IS NULL))
);
-- A further hit extends the case that is open.
CREATE UNIQUE INDEX suspicious_activities_one_open_key ON suspicious_activities (rule, subject_type, subject_id)
  WHERE status <> 'closed';

CREATE TABLE suspicious_notes (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  suspicious_id uuid NOT NULL REFERENCES suspicious_activities ON DELETE RESTRICT ON UPDATE RESTRICT,
  author_id     uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  body          text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 4000),
  created_at    timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE alert_notifications (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  fingerprint     text NOT NULL CHECK (char_length(fingerprint) BETWEEN 1 AND 64),
  name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  severity        text NOT NULL CHECK (char_length(severity) BETWEEN 1 AND 40),
  status          alert_status NOT NULL,
  labels          jsonb NOT NULL CHECK (jsonb_typeof(labels) = 'object'),
  annotations     jsonb NOT NULL CHECK (jsonb_typeof(annotations) = 'object'),
  starts_at       timestamptz(3) NOT NULL,
  ends_at         timestamptz(3),
  received_at     timestamptz(3) NOT NULL DEFAULT now(),
  acknowledged_by uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  acknowledged_at timestamptz(3),
  assignee_id     uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  UNIQUE (fingerprint, starts_at),
  CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL))
);

CREATE TABLE alert_notes (
  id         uuid PRIMARY KEY DEFAULT uuidv7(),
  alert_id   uuid NOT NULL REFERENCES alert_notifications ON DELETE RESTRICT ON UPDATE RESTRICT,
  author_id  uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  body       text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 4000),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE saved_views (
  id         uuid PRIMARY KEY DEFAULT uuidv7(),
  owner_id   uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  list       text NOT NULL CHECK (list ~ '^[a-z][a-z_]{1,39}$'),
  name       text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  query      text NOT NULL CHECK (char_length(query) <= 2000),
  is_shared  boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (owner_id, list, name)
);

CREATE TABLE exports (
  id           uuid PRIMARY KEY DEFAULT uuidv7(),
  requested_by uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  list         text NOT NULL CHECK (list ~ '^[a-z][a-z_]{1,39}$'),
  query        text NOT NULL CHECK (char_length(query) <= 2000),
  format       export_format NOT NULL,
  contains_pii boolean NOT NULL,
  status       export_status NOT NULL DEFAULT 'running',
  row_count    bigint CHECK (row_count >= 0),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  finished_at  timestamptz(3),
  CHECK ((status = 'running') = (finished_at IS NULL))
);

CREATE TABLE idempotency_keys (
  admin_user_id   uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  key             text COLLATE "C" NOT NULL CHECK (char_length(key) BETWEEN 8 AND 100),
  request_hash    bytea NOT NULL CHECK (octet_length(request_hash) = 32),
  response_status smallint CHECK (response_status BETWEEN 100 AND 599),
  response_body   jsonb,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  expires_at      timestamptz(3) NOT NULL DEFAULT now() + interval '1 day',
  PRIMARY KEY (admin_user_id, key)
);

CREATE TABLE job_runs (
  job          text PRIMARY KEY CHECK (job ~ '^[a-z][a-z0-9_]{1,39}$'),
  instance     text NOT NULL CHECK (char_length(instance) BETWEEN 1 AND 120),
  started_at   timestamptz(3) NOT NULL,
  finished_at  timestamptz(3),
  succeeded_at timestamptz(3),
  duration_ms  integer CHECK (duration_ms >= 0),
  error        text CHECK (char_length(error) <= 2000),
  runs         bigint NOT NULL DEFAULT 0,
  failures     bigint NOT NULL DEFAULT 0
);

CREATE TABLE stat_snapshots (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  taken_at    timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  duration_ms integer NOT NULL CHECK (duration_ms >= 0),
  data        jsonb NOT NULL
);
