-- What staff know about a customer, merchant or transaction beyond its fields: notes, never changed, and for customers a
-- few words of a closed set that lists can be filtered by.
CREATE TABLE record_notes (
  id             uuid PRIMARY KEY DEFAULT uuidv7(),
  customer_id    uuid REFERENCES customers ON DELETE RESTRICT ON UPDATE RESTRICT,
  merchant_id    uuid REFERENCES merchants ON DELETE RESTRICT ON UPDATE RESTRICT,
  transaction_id uuid REFERENCES transactions ON DELETE RESTRICT ON UPDATE RESTRICT,
  author_id      uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  body           text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 4000),
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(customer_id, merchant_id, transaction_id) = 1)
);
CREATE INDEX record_notes_customer_idx ON record_notes (customer_id, created_at, id) WHERE customer_id IS NOT NULL;
CREATE INDEX record_notes_merchant_idx ON record_notes (merchant_id, created_at, id) WHERE merchant_id IS NOT NULL;
CREATE INDEX record_notes_transaction_idx ON record_notes (transaction_id, created_at, id)
  WHERE transaction_id IS NOT NULL;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record_notes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE customer_tags (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE RESTRICT ON UPDATE RESTRICT,
  tag         text NOT NULL CHECK (tag ~ '^[a-z][a-z_]{0,39}$'),
  added_by    uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (customer_id, tag)
);
CREATE INDEX customer_tags_tag_idx ON customer_tags (tag, customer_id);

CREATE FUNCTION grant_note_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT, INSERT ON record_notes TO phantom_runtime;
    GRANT SELECT, INSERT, DELETE ON customer_tags TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_note_rights() FROM PUBLIC;
SELECT grant_note_rights();
