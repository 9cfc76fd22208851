-- The bank: its customers, merchants, wallets and what moves between them.
-- References compare byte by byte (COLLATE "C"), so their unique index also answers prefix searches.

CREATE TYPE customer_status AS ENUM ('active', 'inactive', 'suspended', 'closed');
CREATE TYPE language AS ENUM ('en', 'tn');
CREATE TYPE merchant_status AS ENUM ('pending', 'active', 'suspended', 'closed');
CREATE TYPE access_type AS ENUM ('full', 'credit_only', 'view_only', 'suspended');
CREATE TYPE access_grant_reason AS ENUM
  ('wallet_creation', 'business_partnership', 'customer_request', 'admin_grant', 'api_integration');
CREATE TYPE wallet_tier AS ENUM ('basic', 'verified', 'premium');
CREATE TYPE wallet_status AS ENUM ('active', 'frozen_debit', 'frozen', 'closed');
CREATE TYPE wallet_kyc_state AS ENUM ('not_started', 'pending', 'verified', 'rejected', 'expired');
CREATE TYPE freeze_direction AS ENUM ('debit', 'all');
CREATE TYPE freeze_reason AS ENUM
  ('court_order', 'regulator_request', 'suspected_fraud', 'aml_review', 'customer_request', 'lost_device', 'deceased', 'other');
CREATE TYPE transaction_direction AS ENUM ('credit', 'debit');
CREATE TYPE transaction_type AS ENUM
  ('qr_payment', 'eft_topup', 'wallet_transfer', 'merchant_payment', 'merchant_credit', 'merchant_debit',
   'refund', 'fee', 'deposit', 'withdrawal', 'topup', 'cashout');
CREATE TYPE transaction_channel AS ENUM ('qr_code', 'eft', 'mobile_money', 'bank_transfer', 'card', 'cash', 'wallet');
CREATE TYPE transaction_status AS ENUM
  ('pending', 'processing', 'completed', 'failed', 'cancelled', 'refunded', 'disputed', 'on_hold', 'expired');
CREATE TYPE transaction_failure_code AS ENUM
  ('insufficient_funds', 'daily_limit_exceeded', 'monthly_limit_exceeded', 'wallet_frozen', 'wallet_closed',
   'counterparty_unavailable', 'invalid_account', 'qr_expired', 'bank_declined', 'network_timeout',
   'duplicate_request', 'suspected_fraud', 'system_error');
CREATE TYPE qr_code_status AS ENUM ('active', 'used', 'expired', 'cancelled');
CREATE TYPE eft_bank AS ENUM
  ('fnb', 'standard', 'barclays', 'nedbank', 'choppies', 'absa', 'stanbic', 'access', 'bank_gaborone', 'other');
CREATE TYPE eft_payment_status AS ENUM ('pending', 'processing', 'completed', 'failed', 'cancelled', 'refunded');
CREATE TYPE kyc_level AS ENUM ('basic', 'enhanced', 'premium');
CREATE TYPE kyc_status AS ENUM
  ('pending', 'in_progress', 'approved', 'rejected', 'resubmission_requested', 'expired');
CREATE TYPE kyc_risk_level AS ENUM ('low', 'medium', 'high');
CREATE TYPE kyc_document_type AS ENUM ('passport', 'id_card', 'driving_licence');
CREATE TYPE kyc_document_kind AS ENUM
  ('passport', 'id_card', 'driving_licence', 'proof_of_address', 'bank_statement', 'selfie');
CREATE TYPE kyc_reason_code AS ENUM
  ('document_unreadable', 'document_expired', 'document_mismatch', 'selfie_mismatch', 'address_unproven', 'underage',
   'duplicate_identity', 'sanctions_match', 'suspected_forgery', 'incomplete', 'other');
CREATE TYPE admin_role AS ENUM ('superadmin', 'operations', 'compliance', 'support', 'auditor');
CREATE TYPE admin_status AS ENUM ('active', 'disabled');

CREATE TABLE bank (
  id                smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  is_demo           boolean NOT NULL DEFAULT false,
  demo_seed         bigint,
  demo_customers    integer,
  demo_merchants    integer,
  demo_transactions integer,
  demo_loaded_at    timestamptz(3),
  created_at        timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (is_demo OR (demo_seed IS NULL AND demo_loaded_at IS NULL))
);
INSERT INTO bank DEFAULT VALUES;

CREATE TABLE wallet_tier_limits (
  tier          wallet_tier PRIMARY KEY,
  daily_limit   numeric(18,2) NOT NULL CHECK (daily_limit > 0),
  monthly_limit numeric(18,2) NOT NULL,
  updated_at    timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (monthly_limit >= daily_limit)
);
INSERT INTO wallet_tier_limits (tier, daily_limit, monthly_limit) VALUES
  ('basic', 10000, 30000), ('verified', 50000, 200000), ('premium', 50000, 500000);

-- Staff come before the records that name them.
CREATE TABLE admin_users (
  id                  uuid PRIMARY KEY DEFAULT uuidv7(),
  email               text NOT NULL UNIQUE CHECK (email = lower(email) AND email ~ '^[^@\s]+@[^@\s]+$' AND char_length(email) <= 254),
  name                text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
  role                admin_role NOT NULL,
  password_hash       text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  status              admin_status NOT NULL DEFAULT 'active',
  created_at          timestamptz(3) NOT NULL DEFAULT now(),
  updated_at          timestamptz(3) NOT NULL DEFAULT now(),
  last_login_at       timestamptz(3),
  password_changed_at timestamptz(3) NOT NULL DEFAULT now(),
  disabled_at         timestamptz(3),
  CHECK ((status = 'disabled') = (disabled_at IS NOT NULL))
);

CREATE TABLE merchants (
  id                  uuid PRIMARY KEY DEFAULT uuidv7(),
  business_name       text NOT NULL CHECK (char_length(business_name) BETWEEN 1 AND 200),
  registration_number text NOT NULL UNIQUE CHECK (char_length(registration_number) BETWEEN 3 AND 40),
  settlement_account  text NOT NULL UNIQUE CHECK (settlement_account ~ '^[0-9]{6,20}$'),
  contact_email       text NOT NULL CHECK (contact_email ~ '^[^@\s]+@[^@\s]+$' AND char_length(contact_email) <= 254),
  contact_phone       text NOT NULL CHECK (contact_phone ~ '^\+[1-9][0-9]{6,14}$'),
  status              merchant_status NOT NULL DEFAULT 'pending',
  commission_rate     numeric(5,4) NOT NULL DEFAULT 0 CHECK (commission_rate BETWEEN 0 AND 1),
  webhook_url         text CHECK (webhook_url ~ '^https?://' AND char_length(webhook_url) <= 2000),
  created_at          timestamptz(3) NOT NULL DEFAULT now(),
  updated_at          timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE api_credentials (
  id           uuid PRIMARY KEY DEFAULT uuidv7(),
  merchant_id  uuid NOT NULL REFERENCES merchants ON DELETE RESTRICT ON UPDATE RESTRICT,
  label        text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 120),
  key_prefix   text COLLATE "C" NOT NULL UNIQUE CHECK (key_prefix ~ '^[A-Za-z0-9_]{4,24}$'),
  key_hash     text COLLATE "C" NOT NULL UNIQUE CHECK (key_hash ~ '^[0-9a-f]{64}$'),
  permissions  text[] NOT NULL CHECK (cardinality(permissions) BETWEEN 1 AND 32),
  expires_at   timestamptz(3),
  last_used_at timestamptz(3),
  last_used_ip inet,
  is_active    boolean NOT NULL DEFAULT true,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (expires_at > created_at)
);

CREATE TABLE customers (
  id                     uuid PRIMARY KEY DEFAULT uuidv7(),
  first_name             text NOT NULL CHECK (char_length(first_name) BETWEEN 1 AND 100),
  last_name              text NOT NULL CHECK (char_length(last_name) BETWEEN 1 AND 100),
  full_name              text NOT NULL GENERATED ALWAYS AS (first_name || ' ' || last_name) STORED,
  phone                  text COLLATE "C" NOT NULL UNIQUE CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  email                  text CHECK (email ~ '^[^@\s]+@[^@\s]+$' AND char_length(email) <= 254),
  identity_number        text COLLATE "C" UNIQUE CHECK (char_length(identity_number) BETWEEN 4 AND 30),
  date_of_birth          date NOT NULL CHECK (date_of_birth > '1900-01-01'),
  nationality            text NOT NULL DEFAULT 'BW' CHECK (nationality ~ '^[A-Z]{2}$'),
  preferred_language     language NOT NULL DEFAULT 'en',
  status                 customer_status NOT NULL DEFAULT 'active',
  is_verified            boolean NOT NULL DEFAULT false,
  created_by_merchant_id uuid REFERENCES merchants ON DELETE RESTRICT ON UPDATE RESTRICT,
  created_at             timestamptz(3) NOT NULL DEFAULT now(),
  updated_at             timestamptz(3) NOT NULL DEFAULT now(),
  -- The Botswana identity number (Omang) has nine digits.
  CONSTRAINT customers_omang_check
    CHECK (identity_number IS NULL OR nationality <> 'BW' OR identity_number ~ '^[0-9]{9}$'),
  CONSTRAINT customers_adult_check
    CHECK (date_of_birth <= (created_at AT TIME ZONE 'Africa/Gaborone')::date - interval '18 years')
);

CREATE TABLE merchant_customer_access (
  id           uuid PRIMARY KEY DEFAULT uuidv7(),
  merchant_id  uuid NOT NULL REFERENCES merchants ON DELETE RESTRICT ON UPDATE RESTRICT,
  customer_id  uuid NOT NULL REFERENCES customers ON DELETE RESTRICT ON UPDATE RESTRICT,
  access_type  access_type NOT NULL,
  grant_reason access_grant_reason NOT NULL,
  granted_by   text NOT NULL CHECK (char_length(granted_by) BETWEEN 1 AND 254),
  expires_at   timestamptz(3),
  is_active    boolean NOT NULL DEFAULT true,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (merchant_id, customer_id),
  CHECK (expires_at > created_at)
);

CREATE TABLE wallets (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  customer_id   uuid NOT NULL UNIQUE REFERENCES customers ON DELETE RESTRICT ON UPDATE RESTRICT,
  balance       numeric(18,2) NOT NULL DEFAULT 0 CHECK (balance >= 0),
  currency      text NOT NULL DEFAULT 'BWP' CHECK (currency = 'BWP'),
  tier          wallet_tier NOT NULL DEFAULT 'basic',
  daily_limit   numeric(18,2) NOT NULL CHECK (daily_limit > 0),
  monthly_limit numeric(18,2) NOT NULL,
  status        wallet_status NOT NULL DEFAULT 'active',
  kyc_state     wallet_kyc_state NOT NULL DEFAULT 'not_started',
  opened_at     timestamptz(3) NOT NULL DEFAULT now(),
  closed_at     timestamptz(3),
  updated_at    timestamptz(3) NOT NULL DEFAULT now(),
  -- Lets a transaction prove that its wallet and its customer belong together.
  UNIQUE (id, customer_id),
  CHECK (monthly_limit >= daily_limit),
  CONSTRAINT wallets_closed_check
    CHECK ((status = 'closed') = (closed_at IS NOT NULL) AND (status <> 'closed' OR balance = 0))
);

CREATE TABLE wallet_freezes (
  id                  uuid PRIMARY KEY DEFAULT uuidv7(),
  wallet_id           uuid NOT NULL REFERENCES wallets ON DELETE RESTRICT ON UPDATE RESTRICT,
  direction           freeze_direction NOT NULL,
  reason              freeze_reason NOT NULL,
  note                text CHECK (char_length(note) BETWEEN 1 AND 2000),
  authority_reference text CHECK (char_length(authority_reference) BETWEEN 1 AND 120),
  review_on           date NOT NULL,
  frozen_by           uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  frozen_at           timestamptz(3) NOT NULL DEFAULT now(),
  lifted_by           uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  lifted_at           timestamptz(3),
  lift_note           text CHECK (char_length(lift_note) BETWEEN 1 AND 2000),
  CONSTRAINT wallet_freezes_lifted_check
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lift_note IS NULL OR lifted_at IS NOT NULL)),
  CHECK (lifted_at >= frozen_at),
  CHECK (review_on >= (frozen_at AT TIME ZONE 'Africa/Gaborone')::date),
  CONSTRAINT wallet_freezes_authority_check
    CHECK (reason NOT IN ('court_order', 'regulator_request') OR authority_reference IS NOT NULL)
);

CREATE TABLE transactions (
  id                     uuid PRIMARY KEY DEFAULT uuidv7(),
  reference              text COLLATE "C" NOT NULL UNIQUE CHECK (reference ~ '^TXN-[0-9]{8}-[0-9A-Z]{8}$'),
  direction              transaction_direction NOT NULL,
  type                   transaction_type NOT NULL,
  channel                transaction_channel NOT NULL,
  status                 transaction_status NOT NULL DEFAULT 'pending',
  amount                 numeric(18,2) NOT NULL CHECK (amount >= 0.01),
  fee                    numeric(18,2) NOT NULL DEFAULT 0 CHECK (fee >= 0),
  net_amount             numeric(18,2) NOT NULL CHECK (net_amount >= 0),
  wallet_id              uuid NOT NULL,
  customer_id            uuid NOT NULL REFERENCES customers ON DELETE RESTRICT ON UPDATE RESTRICT,
  counterparty_wallet_id uuid REFERENCES wallets ON DELETE RESTRICT ON UPDATE RESTRICT,
  merchant_id            uuid REFERENCES merchants ON DELETE RESTRICT ON UPDATE RESTRICT,
  balance_before         numeric(18,2) CHECK (balance_before >= 0),
  balance_after          numeric(18,2) CHECK (balance_after >= 0),
  external_reference     text COLLATE "C" CHECK (char_length(external_reference) BETWEEN 1 AND 100),
  description            text NOT NULL DEFAULT '' CHECK (char_length(description) <= 500),
  failure_code           transaction_failure_code,
  failure_reason         text CHECK (char_length(failure_reason) BETWEEN 1 AND 500),
  is_reconciled          boolean NOT NULL DEFAULT false,
  created_at             timestamptz(3) NOT NULL DEFAULT now(),
  completed_at           timestamptz(3),
  FOREIGN KEY (wallet_id, customer_id) REFERENCES wallets (id, customer_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- What the balance moves by: the customer receives the amount less the fee, or pays the amount and the fee.
  CONSTRAINT transactions_net_effect_check
    CHECK (net_amount = CASE direction WHEN 'credit' THEN amount - fee ELSE amount + fee END),
  CONSTRAINT transactions_balances_check
    CHECK ((balance_before IS NULL) = (balance_after IS NULL)
       AND balance_after = CASE direction WHEN 'credit' THEN balance_before + net_amount ELSE balance_before - net_amount END),
  CONSTRAINT transactions_completed_check
    CHECK (completed_at >= created_at
       AND (status NOT IN ('completed', 'refunded', 'disputed') OR (completed_at IS NOT NULL AND balance_after IS NOT NULL))
       AND (status IN ('completed', 'refunded', 'disputed') OR (completed_at IS NULL AND balance_after IS NULL))),
  CONSTRAINT transactions_failure_check
    CHECK ((status = 'failed') = (failure_code IS NOT NULL) AND (failure_reason IS NULL OR failure_code IS NOT NULL)),
  CHECK (counterparty_wallet_id <> wallet_id)
);

-- Read by transaction only, so the key itself is the one index it needs.
CREATE TABLE transaction_events (
  id             bigint GENERATED ALWAYS AS IDENTITY,
  transaction_id uuid NOT NULL REFERENCES transactions ON DELETE RESTRICT ON UPDATE RESTRICT,
  from_status    transaction_status,
  to_status      transaction_status NOT NULL,
  actor          text NOT NULL DEFAULT current_actor() CHECK (char_length(actor) BETWEEN 1 AND 254),
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (transaction_id, id)
);

CREATE TABLE qr_codes (
  id             uuid PRIMARY KEY DEFAULT uuidv7(),
  merchant_id    uuid NOT NULL REFERENCES merchants ON DELETE RESTRICT ON UPDATE RESTRICT,
  amount         numeric(18,2) NOT NULL CHECK (amount >= 0.01),
  reference      text COLLATE "C" NOT NULL CHECK (char_length(reference) BETWEEN 1 AND 60),
  token          text COLLATE "C" NOT NULL UNIQUE CHECK (char_length(token) BETWEEN 16 AND 128),
  status         qr_code_status NOT NULL DEFAULT 'active',
  scans          integer NOT NULL DEFAULT 0 CHECK (scans >= 0),
  customer_id    uuid REFERENCES customers ON DELETE RESTRICT ON UPDATE RESTRICT,
  transaction_id uuid UNIQUE REFERENCES transactions ON DELETE RESTRICT ON UPDATE RESTRICT,
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  expires_at     timestamptz(3) NOT NULL DEFAULT now() + interval '15 minutes',
  scanned_at     timestamptz(3),
  CONSTRAINT qr_codes_expiry_check CHECK (expires_at > created_at AND expires_at <= created_at + interval '24 hours'),
  CONSTRAINT qr_codes_scanned_check CHECK ((scans > 0) = (scanned_at IS NOT NULL) AND scanned_at >= created_at),
  CONSTRAINT qr_codes_used_check
    CHECK ((status = 'used') = (transaction_id IS NOT NULL) AND (status <> 'used' OR (customer_id IS NOT NULL AND scanned_at IS NOT NULL)))
);

CREATE TABLE eft_payments (
  id                    uuid PRIMARY KEY DEFAULT uuidv7(),
  customer_id           uuid NOT NULL REFERENCES customers ON DELETE RESTRICT ON UPDATE RESTRICT,
  wallet_id             uuid NOT NULL,
  amount                numeric(18,2) NOT NULL CHECK (amount >= 0.01),
  bank                  eft_bank NOT NULL,
  account_number_masked text NOT NULL CHECK (account_number_masked ~ '^\*{4,12}[0-9]{4}$'),
  reference             text COLLATE "C" NOT NULL UNIQUE CHECK (char_length(reference) BETWEEN 4 AND 60),
  status                eft_payment_status NOT NULL DEFAULT 'pending',
  failure_reason        text CHECK (char_length(failure_reason) BETWEEN 1 AND 500),
  transaction_id        uuid UNIQUE REFERENCES transactions ON DELETE RESTRICT ON UPDATE RESTRICT,
  created_at            timestamptz(3) NOT NULL DEFAULT now(),
  processed_at          timestamptz(3),
  completed_at          timestamptz(3),
  FOREIGN KEY (wallet_id, customer_id) REFERENCES wallets (id, customer_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT eft_payments_times_check
    CHECK (processed_at >= created_at AND completed_at >= processed_at
       AND (status <> 'pending' OR (processed_at IS NULL AND completed_at IS NULL))
       AND (status <> 'processing' OR (processed_at IS NOT NULL AND completed_at IS NULL))
       AND (status NOT IN ('completed', 'refunded') OR (processed_at IS NOT NULL AND completed_at IS NOT NULL))),
  CHECK (failure_reason IS NULL OR status = 'failed')
);

CREATE TABLE kyc_records (
  id                uuid PRIMARY KEY DEFAULT uuidv7(),
  customer_id       uuid NOT NULL REFERENCES customers ON DELETE RESTRICT ON UPDATE RESTRICT,
  level             kyc_level NOT NULL,
  status            kyc_status NOT NULL DEFAULT 'pending',
  risk_score        smallint NOT NULL CHECK (risk_score BETWEEN 0 AND 100),
  risk_level        kyc_risk_level NOT NULL GENERATED ALWAYS AS (
    CASE WHEN risk_score <= 30 THEN 'low'::kyc_risk_level WHEN risk_score <= 70 THEN 'medium'::kyc_risk_level
         ELSE 'high'::kyc_risk_level END) STORED,
  first_name        text NOT NULL CHECK (char_length(first_name) BETWEEN 1 AND 100),
  last_name         text NOT NULL CHECK (char_length(last_name) BETWEEN 1 AND 100),
  date_of_birth     date NOT NULL CHECK (date_of_birth > '1900-01-01'),
  nationality       text NOT NULL CHECK (nationality ~ '^[A-Z]{2}$'),
  phone             text COLLATE "C" NOT NULL CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
  document_type     kyc_document_type NOT NULL,
  document_number   text COLLATE "C" NOT NULL CHECK (char_length(document_number) BETWEEN 4 AND 30),
  address_line      text NOT NULL CHECK (char_length(address_line) BETWEEN 1 AND 300),
  town              text NOT NULL CHECK (char_length(town) BETWEEN 1 AND 100),
  claimed_by        uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  claimed_until     timestamptz(3),
  review_started_at timestamptz(3),
  decided_by        uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  second_decider    uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  reason_code       kyc_reason_code,
  notes             text CHECK (char_length(notes) <= 4000),
  submitted_at      timestamptz(3) NOT NULL DEFAULT now(),
  decided_at        timestamptz(3),
  expires_at        timestamptz(3),
  updated_at        timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT kyc_records_claim_check CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
  CONSTRAINT kyc_records_review_check
    CHECK (status <> 'in_progress' OR review_started_at IS NOT NULL),
  CONSTRAINT kyc_records_decision_check
    CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND decided_at >= submitted_at
       AND (status NOT IN ('approved', 'rejected') OR decided_at IS NOT NULL)
       AND (status NOT IN ('rejected', 'resubmission_requested') OR reason_code IS NOT NULL)),
  CONSTRAINT kyc_records_expiry_check
    CHECK (expires_at > decided_at AND (status <> 'approved' OR expires_at IS NOT NULL)),
  CONSTRAINT kyc_records_adult_check
    CHECK (status <> 'approved'
        OR date_of_birth <= (submitted_at AT TIME ZONE 'Africa/Gaborone')::date - interval '18 years'),
  CONSTRAINT kyc_records_four_eyes_check
    CHECK (second_decider <> decided_by AND (second_decider IS NULL OR decided_by IS NOT NULL)
       AND (status <> 'approved' OR risk_score <= 70 OR second_decider IS NOT NULL))
);
-- A customer has one KYC record that is still being worked on.
CREATE UNIQUE INDEX kyc_records_one_open_key ON kyc_records (customer_id)
  WHERE status IN ('pending', 'in_progress', 'resubmission_requested');

CREATE TABLE kyc_documents (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  kyc_record_id uuid NOT NULL REFERENCES kyc_records ON DELETE RESTRICT ON UPDATE RESTRICT,
  kind          kyc_document_kind NOT NULL,
  file          text NOT NULL CHECK (file ~ '^[A-Za-z0-9][A-Za-z0-9/_.-]{0,199}$' AND file !~ '\.\.'),
  content_type  text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png', 'image/webp', 'image/svg+xml', 'application/pdf')),
  size_bytes    integer NOT NULL CHECK (size_bytes BETWEEN 1 AND 20000000),
  sha256        text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_at   timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE kyc_events (
  id            bigint GENERATED ALWAYS AS IDENTITY,
  kyc_record_id uuid NOT NULL REFERENCES kyc_records ON DELETE RESTRICT ON UPDATE RESTRICT,
  from_status   kyc_status,
  to_status     kyc_status NOT NULL,
  reason_code   kyc_reason_code,
  actor         text NOT NULL DEFAULT current_actor() CHECK (char_length(actor) BETWEEN 1 AND 254),
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (kyc_record_id, id)
);
