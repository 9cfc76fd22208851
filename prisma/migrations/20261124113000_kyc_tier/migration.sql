-- The tier that a verification of a level supports. An approval raises the wallet to it and lowers none:
-- GREATEST(tier, kyc_tier(level)). Portal, simulator and demo data all ask this function.
CREATE FUNCTION kyc_tier(level kyc_level) RETURNS wallet_tier
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE level WHEN 'premium' THEN 'premium' ELSE 'verified' END::wallet_tier;
