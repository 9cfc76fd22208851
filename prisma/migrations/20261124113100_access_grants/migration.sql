CREATE INDEX merchant_customer_access_created_at_id_idx ON merchant_customer_access (created_at, id);
CREATE INDEX merchant_customer_access_merchant_idx ON merchant_customer_access (merchant_id, created_at, id);
