-- How names are compared: without capitals and accents, and with every other letter of the world spelled in plain ones.
-- What a trigram index takes for a letter depends on the server's locale; so it is the same everywhere, one letter of a
-- script without spaces is enough to be found by, and no search reads the whole index.
CREATE FUNCTION search_key(text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF octet_length($1) = char_length($1) THEN
    RETURN lower($1);
  END IF;
  RETURN (
    SELECT coalesce(string_agg(CASE WHEN ascii(letter) < 128 THEN letter ELSE 'x' || lpad(to_hex(ascii(letter)), 5, '0') END, '' ORDER BY n), '')
    FROM regexp_split_to_table(lower(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g')), '')
      WITH ORDINALITY AS letters (letter, n));
END
$$;

DROP INDEX customers_full_name_trgm_idx;
DROP INDEX customers_full_name_prefix_idx;
DROP INDEX merchants_business_name_trgm_idx;
CREATE INDEX customers_name_trgm_idx ON customers USING gin (search_key(full_name) gin_trgm_ops);
CREATE INDEX customers_name_prefix_idx ON customers (search_key(full_name) text_pattern_ops);
CREATE INDEX merchants_name_trgm_idx ON merchants USING gin (search_key(business_name) gin_trgm_ops);
