-- Rules for suspicious activity: what each looks for, how far the bank was judged, and what was found.

-- The worker follows the bank by the events of its transactions, in the order in which they were numbered.
CREATE INDEX transaction_events_id_idx ON transaction_events (id);

-- Every setting a rule ever had. The highest version is the one in force; none is ever changed.
CREATE TABLE suspicious_rule_versions (
  rule        suspicious_rule NOT NULL,
  version     smallint NOT NULL CHECK (version >= 1),
  is_enabled  boolean NOT NULL DEFAULT true,
  thresholds  jsonb NOT NULL CHECK (jsonb_typeof(thresholds) = 'object'),
  reason      text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 2000),
  made_by     uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  approved_by uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (rule, version),
  CHECK ((made_by IS NULL) = (approved_by IS NULL)),
  CHECK (made_by <> approved_by)
);
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON suspicious_rule_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

INSERT INTO suspicious_rule_versions (rule, version, thresholds, reason) VALUES
  ('velocity', 1, '{"perHour": 10, "timesMedian": 5, "perDay": 10, "activeDays": 10}', 'As the portal comes'),
  ('structuring', 1, '{"reportAt": 10000, "fromPercent": 80, "inDay": 3, "inWeek": 3}', 'As the portal comes'),
  ('fan_in', 1, '{"senders": 5, "hours": 24, "least": 5000}', 'As the portal comes'),
  ('pass_through', 1, '{"least": 10000, "percentOut": 80, "minutes": 120, "heldPercent": 5}', 'As the portal comes'),
  ('dormant_waking', 1, '{"months": 3, "least": 1000}', 'As the portal comes'),
  ('round_trip', 1, '{"hops": 4, "hours": 72, "tolerancePercent": 10, "least": 5000}', 'As the portal comes'),
  ('sign_in_anomaly', 1, '{"accounts": 5, "sprayMinutes": 60, "networks": 2, "travelMinutes": 15}', 'As the portal comes'),
  ('insider', 1, '{"seconds": 20, "pair": 10, "pairDays": 30, "pairPercent": 80, "reads": 10}', 'As the portal comes');

-- How far everything was judged. Below `floor` nothing can still commit; above it the worker looks again. `bound` is
-- the newest number that was given out when `bound_xid` was the next transaction: once all before that one have ended,
-- `bound` becomes the floor, so that no late commit is skipped.
CREATE TABLE suspicious_progress (
  source    text PRIMARY KEY CHECK (source IN ('transactions', 'balances', 'staff')),
  floor     bigint NOT NULL DEFAULT 0,
  bound     bigint,
  bound_xid bigint,
  seen_to   timestamptz(3),
  CHECK ((bound IS NULL) = (bound_xid IS NULL))
);
INSERT INTO suspicious_progress (source) VALUES ('transactions'), ('balances'), ('staff');

-- Stretches of settled events that wait for their turn in the background, while what is new is judged at once.
CREATE TABLE suspicious_backlog (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source   text NOT NULL CHECK (source IN ('transactions', 'balances')),
  after_id bigint NOT NULL,
  until_id bigint NOT NULL,
  made_at  timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (after_id <= until_id)
);

-- What a rule found: one row for each occasion, however often it is judged. `anchor` names the occasion.
CREATE TABLE suspicious_hits (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  suspicious_id   uuid NOT NULL REFERENCES suspicious_activities ON DELETE RESTRICT ON UPDATE RESTRICT,
  rule            suspicious_rule NOT NULL,
  rule_version    smallint NOT NULL,
  subject_type    text NOT NULL,
  subject_id      text NOT NULL,
  anchor          text NOT NULL CHECK (char_length(anchor) BETWEEN 1 AND 254),
  sentence        text NOT NULL CHECK (char_length(sentence) BETWEEN 1 AND 1000),
  transaction_ids uuid[] NOT NULL DEFAULT '{}',
  happened_at     timestamptz(3) NOT NULL,
  found_at        timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (rule, subject_type, subject_id, anchor),
  FOREIGN KEY (rule, rule_version) REFERENCES suspicious_rule_versions ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX suspicious_hits_suspicious_id_idx ON suspicious_hits (suspicious_id, happened_at, id);
CREATE INDEX suspicious_hits_rule_version_idx ON suspicious_hits (rule, rule_version);
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON suspicious_hits
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Hits and ends of cases by rule, counted as they happen: a scrape reads eight rows.
CREATE TABLE suspicious_totals (
  rule           suspicious_rule PRIMARY KEY,
  hits           bigint NOT NULL DEFAULT 0,
  cases          bigint NOT NULL DEFAULT 0,
  closed         bigint NOT NULL DEFAULT 0,
  false_positive bigint NOT NULL DEFAULT 0
);
INSERT INTO suspicious_totals (rule) SELECT unnest(enum_range(NULL::suspicious_rule));

CREATE FUNCTION count_suspicious_hits() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  UPDATE suspicious_totals t SET hits = t.hits + i.n
    FROM (SELECT rule, count(*) AS n FROM inserted GROUP BY rule) i WHERE t.rule = i.rule;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_hits AFTER INSERT ON suspicious_hits REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION count_suspicious_hits();

CREATE FUNCTION count_suspicious_cases() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE suspicious_totals SET cases = cases + 1 WHERE rule = NEW.rule;
  ELSE
    UPDATE suspicious_totals SET closed = closed + 1,
        false_positive = false_positive + CASE WHEN NEW.outcome = 'false_positive' THEN 1 ELSE 0 END
      WHERE rule = NEW.rule;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_cases AFTER INSERT ON suspicious_activities FOR EACH ROW EXECUTE FUNCTION count_suspicious_cases();
CREATE TRIGGER count_ends AFTER UPDATE OF status ON suspicious_activities FOR EACH ROW
  WHEN (OLD.status <> 'closed' AND NEW.status = 'closed') EXECUTE FUNCTION count_suspicious_cases();

-- Who paid whom: an edge for each side of a transfer that was written. Whoever reads it takes pairs once.
CREATE VIEW suspicious_payments AS
  SELECT id, wallet_id AS payer, counterparty_wallet_id AS payee, amount, created_at, completed_at IS NOT NULL AS is_paid
    FROM transactions WHERE direction = 'debit' AND counterparty_wallet_id IS NOT NULL AND type NOT IN ('refund', 'fee')
  UNION ALL
  SELECT id, counterparty_wallet_id AS payer, wallet_id AS payee, amount, created_at, completed_at IS NOT NULL AS is_paid
    FROM transactions WHERE direction = 'credit' AND counterparty_wallet_id IS NOT NULL AND type NOT IN ('refund', 'fee');

-- What a case shows first, and how a person sorts them.
ALTER TABLE suspicious_activities
  ADD COLUMN summary text NOT NULL DEFAULT 'Opened by a rule' CHECK (char_length(summary) BETWEEN 1 AND 1000),
  ADD COLUMN outcome_note text CHECK (char_length(outcome_note) BETWEEN 1 AND 4000);
CREATE INDEX suspicious_activities_last_hit_at_id_idx ON suspicious_activities (last_hit_at, id);
CREATE INDEX suspicious_activities_wallet_idx ON suspicious_activities (wallet_id) WHERE wallet_id IS NOT NULL;

-- The draft of a report to the Financial Intelligence Agency, one for a case; drafts are added, never changed.
CREATE TABLE suspicious_reports (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  suspicious_id uuid NOT NULL REFERENCES suspicious_activities ON DELETE RESTRICT ON UPDATE RESTRICT,
  grounds       text NOT NULL CHECK (char_length(grounds) BETWEEN 1 AND 8000),
  action_taken  text NOT NULL CHECK (char_length(action_taken) BETWEEN 1 AND 4000),
  drafted_by    uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  created_at    timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX suspicious_reports_suspicious_id_idx ON suspicious_reports (suspicious_id, created_at);

-- What changed thresholds would have found in the last 30 days: worked off by the worker, piece by piece.
CREATE TABLE suspicious_dry_runs (
  id           uuid PRIMARY KEY DEFAULT uuidv7(),
  rule         suspicious_rule NOT NULL,
  base_version smallint NOT NULL,
  thresholds   jsonb NOT NULL CHECK (jsonb_typeof(thresholds) = 'object'),
  asked_by     uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  asked_at     timestamptz(3) NOT NULL DEFAULT now(),
  from_at      timestamptz(3) NOT NULL,
  until_at     timestamptz(3) NOT NULL,
  reached_at   timestamptz(3) NOT NULL,
  judged       bigint NOT NULL DEFAULT 0,
  hits         bigint NOT NULL DEFAULT 0,
  subjects     bigint NOT NULL DEFAULT 0,
  hits_now     bigint NOT NULL DEFAULT 0,
  subjects_now bigint NOT NULL DEFAULT 0,
  done_at      timestamptz(3),
  problem      text,
  CHECK (from_at <= reached_at AND reached_at <= until_at),
  FOREIGN KEY (rule, base_version) REFERENCES suspicious_rule_versions ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX suspicious_dry_runs_rule_idx ON suspicious_dry_runs (rule, base_version, asked_at);
CREATE INDEX suspicious_dry_runs_open_idx ON suspicious_dry_runs (asked_at) WHERE done_at IS NULL;

-- The occasions of a dry run, so that one that is met twice counts once; `is_now` are those of the rule in force.
CREATE TABLE suspicious_dry_run_hits (
  dry_run_id uuid NOT NULL REFERENCES suspicious_dry_runs ON DELETE RESTRICT ON UPDATE RESTRICT,
  is_now     boolean NOT NULL,
  subject    text NOT NULL,
  anchor     text NOT NULL,
  sentence   text NOT NULL,
  PRIMARY KEY (dry_run_id, is_now, subject, anchor)
);

CREATE FUNCTION grant_suspicion_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT ON suspicious_rule_versions, suspicious_progress, suspicious_backlog, suspicious_hits, suspicious_totals,
      suspicious_payments, suspicious_reports, suspicious_dry_runs, suspicious_dry_run_hits TO phantom_runtime;
    GRANT INSERT ON suspicious_rule_versions, suspicious_hits, suspicious_reports, suspicious_dry_run_hits TO phantom_runtime;
    GRANT UPDATE ON suspicious_progress TO phantom_runtime;
    GRANT INSERT, UPDATE, DELETE ON suspicious_backlog TO phantom_runtime;
    GRANT INSERT, UPDATE ON suspicious_dry_runs TO phantom_runtime;
    GRANT DELETE ON suspicious_dry_run_hits TO phantom_runtime;
    GRANT SELECT ON SEQUENCE transaction_events_id_seq TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_suspicion_rights() FROM PUBLIC;
SELECT grant_suspicion_rights();
