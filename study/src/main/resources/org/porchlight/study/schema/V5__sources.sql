-- How the sources stand: what was delivered, what was wrong with it, which codes nobody has mapped.
-- Nothing here is about a person: names of files and columns, numbers, and codes of code lists that
-- came three times or more.

insert into role_right (role, "right") values
  ('member', 'sources'),
  ('steward', 'sources'), ('steward', 'codes'),
  ('analyst', 'sources'), ('analyst', 'codes');

---------------------------------------------------------------------------------------------------
-- What the last import left behind; replaced as a whole, source by source
---------------------------------------------------------------------------------------------------

create table source_state (
  source text primary key references source (id) on delete cascade,
  written_at timestamptz not null default clock_timestamp(),
  connector text not null,
  key_columns text[] not null,
  load text not null check (load in ('whole', 'adds')),
  zone text not null,
  counted boolean not null,
  shown boolean not null,
  every_days integer check (every_days > 0),
  reject_limit double precision not null check (reject_limit between 0 and 100),
  fewest_rows double precision not null check (fewest_rows between 0 and 100),
  -- layer: {"en": "...", "es": "..."}
  layers jsonb not null,
  -- standard field: rows of the last delivery whose code came too seldom to be listed
  seldom jsonb not null
);

create table source_field (
  source text not null references source_state (source) on delete cascade,
  place integer not null,
  field text not null,
  source_column text not null,
  read_as text not null,
  personal boolean not null,
  primary key (source, field)
);

-- The standard types that a field may have, in the order of their tree.
create table code_type (
  source text not null references source_state (source) on delete cascade,
  field text not null,
  place integer not null,
  code text not null,
  label local_text not null,
  grouped local_text,
  -- Whether it is the one that takes codes nobody has mapped.
  catches boolean not null,
  primary key (source, field, code)
);

-- The public tables that count by a field.
create table field_use (
  source text not null references source_state (source) on delete cascade,
  field text not null,
  table_id text not null,
  title local_text not null,
  primary key (source, field, table_id)
);

create table delivery (
  source text not null references source_state (source) on delete cascade,
  batch text not null,
  file text not null,
  imported_at timestamptz not null,
  rows bigint not null check (rows >= 0),
  added bigint not null check (added >= 0),
  changed bigint not null check (changed >= 0),
  same bigint not null check (same >= 0),
  gone bigint not null check (gone >= 0),
  rejected bigint not null check (rejected between 0 and rows),
  without_place bigint not null check (without_place >= 0),
  -- layer: rows that lie in none of its areas
  unplaced jsonb not null,
  first_day date,
  last_day date,
  bytes bigint not null check (bytes >= 0),
  reading text not null check (char_length(reading) <= 64),
  state text not null check (state in ('current', 'earlier', 'held')),
  primary key (source, batch)
);
create index on delivery (source, imported_at);

create table delivery_issue (
  source text not null,
  batch text not null,
  rule text not null,
  source_column text not null,
  consequence text not null check (consequence in ('row-rejected', 'value-left-out', 'noted')),
  -- In English; names columns, never a value.
  message text not null,
  count bigint not null check (count > 0),
  primary key (source, batch, rule, source_column),
  foreign key (source, batch) references delivery (source, batch) on delete cascade
);

-- The codes of the delivery that counts today.
create table code_count (
  source text not null references source_state (source) on delete cascade,
  field text not null,
  local text not null check (char_length(local) between 1 and 200),
  -- What the import made of it; null: nobody has mapped it.
  standard text,
  -- What the city folder alone makes of it.
  by_folder text,
  -- A name typed into a code column hardly ever comes three times.
  count bigint not null check (count >= 3),
  primary key (source, field, local)
);

create table source_notice (
  source text not null references source_state (source) on delete cascade,
  place integer not null,
  kind text not null check (kind in
    ('late', 'few-rows', 'many-rejected', 'gap', 'renumbered', 'clock')),
  since date not null,
  first_day date,
  last_day date,
  figures jsonb not null,
  primary key (source, place)
);

---------------------------------------------------------------------------------------------------
-- What staff decided about codes; it only grows
---------------------------------------------------------------------------------------------------

-- One save. The source may leave the city folder and come back: what was decided stays.
create table code_change (
  id bigint generated always as identity primary key,
  source text not null,
  field text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  note text check (char_length(note) between 1 and 500),
  undoes bigint references code_change (id)
);
create index on code_change (source, field, id);

-- One code of it. how: 'type', a standard type; 'unmapped', left so on purpose; 'folder', whatever
-- the city folder says. Which decision stands: the one with the highest change.
create table code_decision (
  change bigint not null references code_change (id),
  source text not null,
  field text not null,
  local text not null check (char_length(local) between 1 and 200),
  how text not null check (how in ('type', 'unmapped', 'folder')),
  standard text,
  before_how text not null check (before_how in ('type', 'unmapped', 'folder')),
  before_standard text,
  primary key (change, local),
  check ((how = 'type') = (standard is not null)),
  check ((before_how = 'type') = (before_standard is not null))
);
create index on code_decision (source, field, local, change);

create trigger grows before update or delete or truncate on code_change
  for each statement execute function only_grows();
create trigger grows before update or delete or truncate on code_decision
  for each statement execute function only_grows();

---------------------------------------------------------------------------------------------------
-- Who sees it
---------------------------------------------------------------------------------------------------

-- The sources whose state the reader may see: all of them with sight of all counts, else those that
-- their agency sends or may see.
create function sources_in_view() returns text[]
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select coalesce(array_agg(s.id order by s.id), '{}')
  from source s
  cross join open_look() l
  where may('sources')
    and (may('all-counts')
      or s.agency = l.agency
      or exists (select from sight t where t.source = s.id and t.agency = l.agency))
$$;

do $$
declare about text;
begin
  foreach about in array array[
    'source_state', 'source_field', 'code_type', 'field_use', 'delivery', 'delivery_issue',
    'code_count', 'source_notice', 'code_change', 'code_decision']
  loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy owner on %I to current_user using (true) with check (true)', about);
    execute format('create policy in_view on %I for select'
      || ' using (source = any ((select sources_in_view())::text[]))', about);
  end loop;
end $$;

---------------------------------------------------------------------------------------------------
-- What may be done
---------------------------------------------------------------------------------------------------

-- Saves what one reader says about some codes of one field: all of it or nothing.
--   saved     as said; the number of the change
--   conflict  somebody decided about one of these codes after the change that this reader has seen
-- No row when not permitted, not in view, or when a code or a type is none of this field's.
create function decide_codes(asked_source text, asked_field text, seen bigint,
  locals text[], hows text[], standards text[], why text)
returns table (outcome text, change bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
#variable_conflict use_column
declare
  me bigint := (select o.account from open_look() o);
  made bigint;
begin
  if not may('codes') or asked_source <> all (sources_in_view())
      or cardinality(locals) = 0 or cardinality(locals) <> cardinality(hows)
      or cardinality(locals) <> cardinality(standards)
      or not exists (
        select from source_field f
        where f.source = asked_source and f.field = asked_field and not f.personal)
      or exists (
        select from unnest(locals, hows, standards) a (local, how, standard)
        where not exists (
            select from code_count c
            where c.source = asked_source and c.field = asked_field and c.local = a.local)
          or a.how not in ('type', 'unmapped', 'folder')
          or a.how = 'type' and not exists (
            select from code_type t
            where t.source = asked_source and t.field = asked_field and t.code = a.standard)) then
    return;
  end if;
  -- Saves wait for each other; whoever comes second sees what the first one did.
  perform pg_advisory_xact_lock(1936090212, 2);
  if exists (
      select from code_decision d
      where d.source = asked_source and d.field = asked_field and d.local = any (locals)
        and d.change > coalesce(seen, 0)) then
    return query select 'conflict', null::bigint;
    return;
  end if;
  insert into code_change (source, field, account, note)
  values (asked_source, asked_field, me, nullif(btrim(why), ''))
  returning id into made;
  insert into code_decision (change, source, field, local, how, standard, before_how, before_standard)
  select made, asked_source, asked_field, a.local, a.how,
    case when a.how = 'type' then a.standard end,
    coalesce(b.how, 'folder'), b.standard
  from unnest(locals, hows, standards) a (local, how, standard)
  left join lateral (
    select d.how, d.standard from code_decision d
    where d.source = asked_source and d.field = asked_field and d.local = a.local
    order by d.change desc limit 1) b on true;
  return query select 'saved', made;
end $$;

-- Puts each code of a change back to what stood before it, unless somebody has decided about it
-- since. Null when not permitted, not in view, or when nothing is left to put back.
create function undo_codes(asked bigint) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  c code_change;
  made bigint;
begin
  perform pg_advisory_xact_lock(1936090212, 2);
  select * into c from code_change where id = asked;
  if c.id is null or not may('codes') or c.source <> all (sources_in_view())
      or not exists (
        select from code_decision d where d.change = asked and not exists (
          select from code_decision l
          where l.source = d.source and l.field = d.field and l.local = d.local
            and l.change > d.change)) then
    return null;
  end if;
  insert into code_change (source, field, account, undoes)
  values (c.source, c.field, (select o.account from open_look() o), asked)
  returning id into made;
  insert into code_decision (change, source, field, local, how, standard, before_how, before_standard)
  select made, d.source, d.field, d.local, d.before_how, d.before_standard, d.how, d.standard
  from code_decision d
  where d.change = asked and not exists (
    select from code_decision l
    where l.source = d.source and l.field = d.field and l.local = d.local and l.change > d.change);
  return made;
end $$;

revoke execute on all functions in schema study from public;
