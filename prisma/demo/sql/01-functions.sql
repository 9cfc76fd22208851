-- Everything random is a hash of (seed, row number, salt): the same seed makes the same bank on every run.
-- All helpers and staging tables live in pg_temp and vanish with the session. What moves money is planned in
-- ../ledger and written by ../rows.

-- h: 53 random bits. u: uniform in [0, 1). pick: 0 … k − 1. z: standard normal (Box–Muller).
create function pg_temp.h(n bigint, salt int) returns bigint language sql immutable parallel safe as
$$ select hashint8extended(n, :seed::bigint * 4096 + salt) & 9007199254740991 $$;

create function pg_temp.u(n bigint, salt int) returns float8 language sql immutable parallel safe as
$$ select (hashint8extended(n, :seed::bigint * 4096 + salt) & 9007199254740991)::float8 / 9007199254740992.0 $$;

create function pg_temp.pick(n bigint, salt int, k int) returns int language sql immutable parallel safe as
$$ select ((hashint8extended(n, :seed::bigint * 4096 + salt) & 9007199254740991) % k)::int $$;

create function pg_temp.z(n bigint, salt int) returns float8 language sql immutable parallel safe as
$$ select sqrt(-2 * ln(1 - pg_temp.u(n, salt))) * cos(6.283185307179586 * pg_temp.u(n, salt + 1)) $$;

-- A UUIDv7 of that millisecond whose random part is a hash.
create function pg_temp.uid(ms bigint, salt int, n bigint) returns uuid language sql immutable parallel safe as
$$ select ('0' || to_hex(ms) || '7' || right(to_hex(pg_temp.h(n, salt) | 4503599627370496), 3)
   || '8' || right(to_hex(hashint8extended(n, :seed::bigint * 4096 + salt + 1) & 9223372036854775807 | 4611686018427387904), 15))::uuid $$;

create function pg_temp.at(ms bigint) returns timestamptz language sql immutable parallel safe as
$$ select to_timestamp(ms / 1000.0::float8) $$;

create function pg_temp.ms(at timestamptz) returns bigint language sql immutable parallel safe as
$$ select (extract(epoch from at) * 1000)::bigint $$;

-- Reads a sequence 1 … size in an order that looks random: rank r → index (size and step have no common factor).
create function pg_temp.shuffle(r bigint, size bigint) returns bigint language sql immutable parallel safe as
$$ select case when size < 2 then 1 else 1 + (r * :step::bigint + :seed::bigint % size) % size end $$;

