-- Whether each wallet holds what its transactions say.

-- Up to where a wallet was added up: transactions created before `settled_to` have ended and make this balance.
CREATE TABLE balance_checks (
  wallet_id  uuid PRIMARY KEY REFERENCES wallets ON DELETE RESTRICT ON UPDATE RESTRICT,
  settled_to timestamptz(3) NOT NULL,
  balance    numeric(18,2) NOT NULL
);

-- A wallet that differs. It counts from the second look on: a writer may be between two statements at the first.
CREATE TABLE balance_differences (
  id             uuid PRIMARY KEY DEFAULT uuidv7(),
  wallet_id      uuid NOT NULL REFERENCES wallets ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- 'balance': the wallet shows something else than its last transaction left. 'chain': a transaction begins with
  -- something else than the one before left.
  kind           text NOT NULL CHECK (kind IN ('balance', 'chain')),
  expected       numeric(18,2) NOT NULL,
  found          numeric(18,2) NOT NULL,
  transaction_id uuid REFERENCES transactions ON DELETE RESTRICT ON UPDATE RESTRICT,
  looks          integer NOT NULL DEFAULT 1 CHECK (looks >= 1),
  found_at       timestamptz(3) NOT NULL DEFAULT now(),
  looked_at      timestamptz(3) NOT NULL DEFAULT now(),
  resolved_at    timestamptz(3),
  CHECK (expected <> found),
  CHECK ((kind = 'chain') = (transaction_id IS NOT NULL))
);
CREATE UNIQUE INDEX balance_differences_one_open_key ON balance_differences (wallet_id, kind) WHERE resolved_at IS NULL;
CREATE INDEX balance_differences_wallet_id_idx ON balance_differences (wallet_id);
CREATE INDEX balance_differences_transaction_id_idx ON balance_differences (transaction_id) WHERE transaction_id IS NOT NULL;
CREATE INDEX balance_differences_found_at_id_idx ON balance_differences (found_at, id);

-- The round over all wallets: how far it is, and the last that was finished.
CREATE TABLE balance_round (
  id            smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  after_wallet  uuid,
  wallets       bigint NOT NULL DEFAULT 0,
  started_at    timestamptz(3) NOT NULL DEFAULT now(),
  last_wallets  bigint,
  last_finished timestamptz(3)
);
INSERT INTO balance_round DEFAULT VALUES;

CREATE FUNCTION grant_balance_integrity_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT, INSERT, UPDATE ON balance_checks, balance_differences, balance_round TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_balance_integrity_rights() FROM PUBLIC;
SELECT grant_balance_integrity_rights();
