-- An export is asked for, then fetched once: between the two it runs with nothing done. Whoever takes the file away or
-- stops it ends it as aborted, with the rows that had left by then.
ALTER TYPE export_status ADD VALUE 'aborted';

ALTER TABLE exports
  -- Names of what was taken, with commas between them.
  ADD COLUMN columns           text NOT NULL DEFAULT '' CHECK (char_length(columns) <= 2000),
  -- Counted when it was asked for; null when that took too long.
  ADD COLUMN expected_rows     bigint CHECK (expected_rows >= 0),
  ADD COLUMN started_at        timestamptz(3),
  -- The last sign of life of the process that sends it.
  ADD COLUMN heartbeat_at      timestamptz(3),
  ADD COLUMN stop_requested_at timestamptz(3),
  ADD COLUMN ending            text
    CHECK (ending IN ('complete', 'client_gone', 'stopped', 'too_slow', 'too_long', 'failed', 'not_fetched', 'lost')),
  ADD CHECK ((ending IS NULL) = (finished_at IS NULL));

CREATE INDEX exports_requested_by_idx ON exports (requested_by, created_at);
CREATE INDEX exports_running_idx ON exports (created_at) WHERE finished_at IS NULL;
