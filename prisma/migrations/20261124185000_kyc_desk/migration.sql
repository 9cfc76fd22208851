-- The desk on which KYC records are reviewed: whose turn a record is, what speaks for its risk score, what was noted
-- and what the customer was told.
ALTER TABLE kyc_records
  ADD COLUMN document_expires_on date,
  -- What the intake found, as [{"factor": "new_phone_number", "points": 12}]; the points add up to the score.
  ADD COLUMN risk_factors jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(risk_factors) = 'array'),
  -- Who should look at it; unlike a claim this locks nothing.
  ADD COLUMN assigned_to uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- A high risk takes two: who said yes first, until somebody else has decided as well.
  ADD COLUMN first_approver uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  ADD COLUMN first_approved_at timestamptz(3),
  -- The queue as a number: what waits for an officer first, high risk before low and the oldest first within a risk,
  -- then what waits for the customer, then what is closed, the newest first.
  ADD COLUMN queue_order numeric(18,2) NOT NULL GENERATED ALWAYS AS (
    CASE WHEN status IN ('pending', 'in_progress')
           THEN CASE WHEN risk_score > 70 THEN 0 WHEN risk_score > 30 THEN 1 ELSE 2 END * 10000000000000
             + extract(epoch FROM submitted_at - '1970-01-01 00:00:00+00'::timestamptz) * 1000
         WHEN status = 'resubmission_requested'
           THEN 50000000000000 + extract(epoch FROM submitted_at - '1970-01-01 00:00:00+00'::timestamptz) * 1000
         ELSE 100000000000000 - extract(epoch FROM submitted_at - '1970-01-01 00:00:00+00'::timestamptz) * 1000
    END) STORED,
  ADD CONSTRAINT kyc_records_first_approval_check
    CHECK ((first_approver IS NULL) = (first_approved_at IS NULL));

CREATE INDEX kyc_records_queue_idx ON kyc_records (queue_order, id);
CREATE INDEX kyc_records_claimed_idx ON kyc_records (claimed_by) WHERE claimed_by IS NOT NULL;
CREATE INDEX kyc_records_assigned_idx ON kyc_records (assigned_to) WHERE assigned_to IS NOT NULL;
-- People of the same name born on the same day are looked for with every review.
CREATE INDEX customers_date_of_birth_idx ON customers (date_of_birth);

-- Both are added to and never changed.
CREATE TABLE kyc_notes (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  kyc_record_id uuid NOT NULL REFERENCES kyc_records ON DELETE RESTRICT ON UPDATE RESTRICT,
  author_id     uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  body          text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 4000),
  created_at    timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX kyc_notes_record_idx ON kyc_notes (kyc_record_id, created_at);

CREATE TABLE kyc_messages (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  kyc_record_id uuid NOT NULL REFERENCES kyc_records ON DELETE RESTRICT ON UPDATE RESTRICT,
  author_id     uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  language      language NOT NULL,
  body          text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 1000),
  created_at    timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX kyc_messages_record_idx ON kyc_messages (kyc_record_id, created_at);

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON kyc_notes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON kyc_messages
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION grant_kyc_desk_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT, INSERT ON kyc_notes, kyc_messages TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_kyc_desk_rights() FROM PUBLIC;
SELECT grant_kyc_desk_rights();
