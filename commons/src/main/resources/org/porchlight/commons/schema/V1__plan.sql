-- The city's plan, version by version. A version is never changed: its words stay retrievable after
-- the next one is loaded. The newest version (the highest id) is the one residents see.

-- A text in every language of the city: {"en": "...", "es": "..."}.
create domain local_text as jsonb check (
  value is null
  or (jsonb_typeof(value) = 'object'
      and coalesce(value ->> 'en', '') <> ''
      and coalesce(value ->> 'es', '') <> '')
);

create table plan_version (
  id bigint generated always as identity primary key,
  loaded_at timestamptz not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$')
);

create table goal (
  version bigint not null references plan_version (id),
  number integer not null check (number > 0),
  position integer not null,
  title local_text not null,
  statement local_text not null,
  primary key (version, number)
);

create table objective (
  version bigint not null,
  number text not null,
  goal integer not null,
  position integer not null,
  title local_text not null,
  primary key (version, number),
  foreign key (version, goal) references goal (version, number)
);

create table initiative (
  version bigint not null,
  number text not null,
  objective text not null,
  position integer not null,
  progress text not null check (progress in ('IN_PROGRESS', 'ON_HOLD', 'COMPLETE_ONGOING')),
  title local_text not null,
  description local_text not null,
  why local_text not null,
  doing local_text not null,
  next local_text not null,
  primary key (version, number),
  foreign key (version, objective) references objective (version, number)
);

create table measure (
  version bigint not null,
  initiative text not null,
  position integer not null,
  title local_text not null,
  kind text not null check (kind in ('RESULT', 'OUTPUT', 'CONTEXT')),
  unit local_text not null,
  better_when text check (better_when in ('HIGHER', 'LOWER')),
  target local_text,
  performance text not null
    check (performance in ('ON_TARGET', 'CLOSE_TO_TARGET', 'NEEDS_IMPROVEMENT', 'TARGET_PENDING')),
  latest local_text,
  awaiting_due date,
  awaiting_owner local_text,
  primary key (version, initiative, position),
  foreign key (version, initiative) references initiative (version, number),
  check ((awaiting_due is null) = (awaiting_owner is null)),
  check (latest is not null or awaiting_due is not null)
);
