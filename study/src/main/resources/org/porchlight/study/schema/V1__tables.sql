-- Whom do we know, who may see them, and who looked. The rules of sight are in the next file, the
-- functions that change things in the one after it.

-- A text in every language of the city: {"en": "...", "es": "..."}.
create domain local_text as jsonb check (
  value is null
  or (jsonb_typeof(value) = 'object'
      and coalesce(value ->> 'en', '') <> ''
      and coalesce(value ->> 'es', '') <> '')
);

-- An opaque random handle in Crockford's base 32: 50 bits that say nothing about whom they stand for.
create domain handle as text check (value ~ '^[0-9A-HJKMNP-TV-Z]{10}$');

---------------------------------------------------------------------------------------------------
-- What the city folder says
---------------------------------------------------------------------------------------------------

create table city (
  only_one boolean primary key default true check (only_one),
  id text not null,
  name local_text not null,
  made_up boolean not null,
  today date,
  zone text not null,
  lead text,
  window_days integer not null check (window_days > 0),
  windows integer[] not null,
  at_least integer[] not null
);

create table agency (
  id text primary key check (id <> 'across'),
  name local_text not null
);

create table source (
  id text primary key check (id !~ '/'),
  agency text not null references agency (id),
  kind text not null,
  name local_text not null,
  linkable boolean not null,
  -- Whether some of its records count as contacts with its agency.
  contacts boolean not null,
  basis text not null,
  -- The last day it is complete for: as the folder declares it, and as the last run found it.
  covers_to date,
  complete_to date
);

-- Which agencies' people may see a source's records.
create table sight (
  source text not null references source (id) on delete cascade,
  agency text not null references agency (id) on delete cascade,
  primary key (source, agency)
);

-- Labels of standard types, for the journeys.
create table word (
  code text primary key,
  label local_text not null
);

---------------------------------------------------------------------------------------------------
-- Accounts and the audit
---------------------------------------------------------------------------------------------------

create table role_right (
  role text not null,
  "right" text not null,
  primary key (role, "right")
);

insert into role_right (role, "right") values
  ('member', 'counts'), ('member', 'people'),
  ('steward', 'counts'), ('steward', 'people'), ('steward', 'decide'),
  ('analyst', 'counts'), ('analyst', 'all-counts'),
  ('privacy-officer', 'audit'),
  ('administrator', 'accounts');

create table account (
  id bigint generated always as identity primary key,
  login text not null unique check (login ~ '^[a-z0-9._@-]{3,64}$'),
  display_name text not null check (char_length(display_name) between 1 and 100),
  agency text references agency (id),
  role text not null
    check (role in ('member', 'steward', 'analyst', 'privacy-officer', 'administrator')),
  language text not null check (language ~ '^[A-Za-z0-9-]{2,20}$'),
  password_hash text not null,
  demo boolean not null,
  must_change boolean not null,
  created_at timestamptz not null default clock_timestamp(),
  disabled_at timestamptz,
  locked_at timestamptz,
  -- Failures before this moment no longer count toward the lock.
  unlocked_at timestamptz,
  check (agency is not null or role not in ('member', 'steward'))
);

create table session (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account bigint not null references account (id),
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create index on session (account);

create table sign_in (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  account bigint references account (id),
  -- Keyed: a name that nobody has may be a password typed into the wrong field.
  login_hash bytea,
  outcome text not null check (outcome in
    ('signed-in', 'not-signed-in', 'locked', 'refused', 'signed-out', 'password-changed'))
);
create index on sign_in (account, at);

create table account_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  account bigint not null references account (id),
  event text not null check (event in ('added', 'disabled', 'enabled', 'unlocked', 'password-set')),
  -- Null: the owner of the schema.
  by bigint references account (id)
);

-- The key of sign_in.login_hash; 244 random bits, made here once.
create table secret (
  only_one boolean primary key default true check (only_one),
  key bytea not null
);
insert into secret (key)
  values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- The audit. A look is open while its own transaction lasts and its outcome is not written.
create table look (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  tx xid8 not null default pg_current_xact_id(),
  account bigint not null references account (id),
  agency text,
  role text not null,
  action text not null check (char_length(action) between 1 and 100),
  person handle,
  outcome text check (outcome in ('shown', 'not-found')),
  rows integer check (rows >= 0)
);
create index on look (account, id);
create index on look (person, id) where person is not null;

---------------------------------------------------------------------------------------------------
-- People
---------------------------------------------------------------------------------------------------

-- comparisons: [{"name": "family-name", "levels": ["exact", "close", ...]}, ...]
create table link_run (
  id bigint generated always as identity primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  records bigint not null,
  persons bigint not null,
  pairs bigint not null,
  threshold_bits double precision not null,
  auto_bits double precision not null,
  comparisons jsonb not null,
  left_out jsonb not null,
  quality_precision double precision,
  quality_recall double precision,
  quality_f1 double precision,
  -- May hold names with their frequencies: for the owner only.
  model text not null
);

create table person (
  id handle primary key,
  first_run bigint not null references link_run (id),
  joined_into handle references person (id),
  check (joined_into <> id)
);
create index on person (joined_into) where joined_into is not null;

create table person_event (
  id bigint generated always as identity primary key,
  run bigint not null,
  kind text not null check (kind in ('joined', 'split', 'gone')),
  person handle not null references person (id),
  others text[] not null
);
create index on person_event (person);

-- The tables that a run fills are partitioned by it, and only the current run's partition is ever
-- attached: the switch to the next run is one moment, whatever its size. Mention numbers of
-- neighboring runs differ, so that a page left open over the switch cannot name the wrong mention.
create table mention (
  run bigint not null,
  id integer not null,
  source text not null,
  record text not null,
  role text not null,
  person text not null,
  name text,
  given text,
  family text,
  born text,
  sex text,
  race text,
  phone text,
  address text,
  place text,
  occurred timestamptz,
  ended timestamptz,
  contact boolean not null,
  -- Whether this contact is the one that is counted: the first of its record for its person. A record
  -- that speaks of one person in two roles is one contact.
  counted boolean not null,
  doubtful boolean not null,
  details jsonb not null,
  primary key (id, run)
) partition by list (run);
create unique index on mention (source, record, role, run);
create index on mention (person);
-- The lists read nothing but this index.
create index on mention (source, occurred) include (person) where counted;

-- The sources of both ends stand in the row: whether a tie is in sight is then a matter of the row.
create table tie (
  run bigint not null,
  mention integer not null,
  partner integer not null,
  bits real not null,
  levels smallint[] not null,
  level_bits real[] not null,
  mention_source text not null,
  partner_source text not null
) partition by list (run);
create index on tie (mention);

create table near_miss (
  run bigint not null,
  left_mention integer not null,
  right_mention integer not null,
  bits real not null,
  levels smallint[] not null,
  level_bits real[] not null,
  left_source text not null,
  right_source text not null
) partition by list (run);
create index on near_miss (left_mention);
create index on near_miss (right_mention);

create table band (
  run bigint not null references link_run (id),
  agency text not null,
  window_days integer not null,
  at_least integer not null,
  count integer not null,
  low integer not null,
  high integer not null,
  truth integer,
  primary key (agency, window_days, at_least)
);

-- points: [[share of people, share of contacts], ...], most met first
create table concentration (
  run bigint not null references link_run (id),
  agency text not null,
  window_days integer not null,
  people bigint not null,
  contacts bigint not null,
  points jsonb not null,
  primary key (agency, window_days)
);

create table frequent (
  id handle primary key,
  kind text not null check (kind in ('number', 'place')),
  value text not null,
  unique (kind, value)
);

create table frequent_use (
  run bigint not null,
  frequent text not null,
  source text not null,
  record text not null,
  occurred timestamptz
) partition by list (run);
create unique index on frequent_use (frequent, source, record, run);
create index on frequent_use (source, occurred) include (frequent);

---------------------------------------------------------------------------------------------------
-- What staff decided
---------------------------------------------------------------------------------------------------

-- The parts of a mention's key, source/record/role. Only the record may hold a slash.
create function key_source(key text) returns text language sql immutable parallel safe
  return split_part(key, '/', 1);
create function key_role(key text) returns text language sql immutable parallel safe
  return split_part(key, '/', -1);
create function key_record(key text) returns text language sql immutable parallel safe
  return substr(key, length(split_part(key, '/', 1)) + 2,
    length(key) - length(split_part(key, '/', 1)) - length(split_part(key, '/', -1)) - 2);

-- One count for decisions and withdrawals: what has a higher number happened later.
create sequence decision_step;

create table link_decision (
  id bigint primary key default nextval('study.decision_step'),
  left_key text not null,
  right_key text not null,
  left_source text not null generated always as (study.key_source(left_key)) stored,
  left_record text not null generated always as (study.key_record(left_key)) stored,
  left_role text not null generated always as (study.key_role(left_key)) stored,
  right_source text not null generated always as (study.key_source(right_key)) stored,
  right_record text not null generated always as (study.key_record(right_key)) stored,
  right_role text not null generated always as (study.key_role(right_key)) stored,
  verdict text not null check (verdict in ('same', 'not-same')),
  reason text not null check (char_length(reason) between 10 and 500),
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  withdrawn_by bigint references account (id),
  withdrawn_at timestamptz,
  withdrawn_step bigint,
  -- What it moved at once, by key, and between whom: what a withdrawal puts back.
  moved text[] not null default '{}',
  from_person handle,
  to_person handle,
  check (left_key <> right_key),
  check ((withdrawn_at is null) = (withdrawn_step is null))
);
create unique index one_in_force on link_decision
  (least(left_key, right_key), greatest(left_key, right_key)) where withdrawn_at is null;

create table attachment (
  id bigint generated always as identity primary key,
  frequent handle not null references frequent (id),
  person handle not null references person (id),
  reason text not null check (char_length(reason) between 10 and 500),
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  removed_by bigint references account (id),
  removed_at timestamptz
);
create unique index one_attached on attachment (frequent, person) where removed_at is null;
create index on attachment (person);
