-- KYC records of one status in both orders of their list, the closed ones too; and the few that wait for a second officer.

DROP INDEX kyc_records_open_idx;
CREATE INDEX kyc_records_status_idx ON kyc_records (status, submitted_at, id);
CREATE INDEX kyc_records_queue_of_status_idx ON kyc_records (status, queue_order, id);
CREATE INDEX kyc_records_second_officer_idx ON kyc_records (status, queue_order, id) WHERE first_approver IS NOT NULL;
