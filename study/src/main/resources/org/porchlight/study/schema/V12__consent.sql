-- From contacts to help: whom the panel puts forward and takes in, and what a person agreed to share.
--
-- Care partners are agencies that the city folder names. What one of them holds about a person's care
-- is its own until the person's consent names another one as recipient; a consent is weighed at each
-- read, from its row, so that its end and its revocation hold from the next request on. Agencies of
-- law enforcement receive nothing by consent but the response card.

insert into role_right (role, "right") values ('member', 'care'), ('steward', 'care');

-- As the city folder says it; nobody who is not named there takes part.
alter table agency
  add column care_part text check (care_part in ('partner', 'enforcement')),
  add column responds boolean not null default false;
alter table city add column care_places integer not null default 0 check (care_places >= 0);

---------------------------------------------------------------------------------------------------
-- What a person agreed to
---------------------------------------------------------------------------------------------------

-- One signed release of information. What 42 CFR 2.31(a) and G.S. 122C-53 (10A NCAC 26B) ask for
-- stands in columns of its own, and none can be empty.
create table consent (
  id bigint generated always as identity primary key,
  person handle not null references person (id),
  -- All handles that led to the person on that day. When another person is joined to them later, the
  -- consent rests: it was not given for that one's records.
  handles text[] not null check (cardinality(handles) > 0),
  -- Which wording was signed, and in which language.
  form text not null check (form ~ '^[0-9a-z.-]{1,20}$'),
  language text not null check (language ~ '^[A-Za-z0-9-]{2,20}$'),
  name text not null check (char_length(btrim(name)) between 2 and 200),
  disclosers text[] not null check (cardinality(disclosers) > 0),
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ array[
    'contacts', 'plan', 'needs', 'notes', 'health', 'substance-use', 'card']),
  recipients text[] not null check (cardinality(recipients) > 0),
  purpose text not null check (purpose in ('care', 'response', 'care-and-response')),
  signed_on date not null,
  expires_on date not null
    check (expires_on > signed_on and expires_on <= signed_on + interval '1 year'),
  -- Whose hand: the person's own, or that of somebody who may lawfully sign for them.
  signer text not null check (signer in ('person', 'representative')),
  signature text not null check (char_length(btrim(signature)) between 2 and 200),
  -- On paper, kept where 'paper' says; or on the screen.
  signed_how text not null check (signed_how in ('paper', 'screen')),
  paper text check (char_length(btrim(paper)) between 2 and 200),
  -- That it can be revoked and how, that refusing costs nothing, what recipients may not do, and that a
  -- copy was given.
  told boolean not null check (told),
  account bigint not null references account (id),
  agency text not null,
  at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz,
  revoked_by bigint references account (id),
  revoked_how text check (revoked_how in ('in-person', 'by-phone', 'in-writing')),
  check ((signed_how = 'paper') = (paper is not null)),
  check ((revoked_at is null) = (revoked_how is null))
);
create index on consent (person);

-- A person was asked and said no, or not now. It changes nothing else.
create table consent_refusal (
  id bigint generated always as identity primary key,
  person handle not null references person (id),
  answer text not null check (answer in ('no', 'not-now')),
  agency text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp()
);
create index on consent_refusal (person);

-- Revocation is the one change, and it happens once.
create function only_revokes() returns trigger language plpgsql
set search_path = pg_catalog, study, pg_temp as $$
begin
  if old.revoked_at is not null
      or to_jsonb(new) - array['revoked_at', 'revoked_by', 'revoked_how']
        <> to_jsonb(old) - array['revoked_at', 'revoked_by', 'revoked_how'] then
    raise exception 'study.consent is only revoked' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger revokes before update on consent for each row execute function only_revokes();
create trigger grows before delete or truncate on consent
  for each statement execute function only_grows();
create trigger grows before update or delete or truncate on consent_refusal
  for each statement execute function only_grows();

---------------------------------------------------------------------------------------------------
-- From the list to the program
---------------------------------------------------------------------------------------------------

-- What happened to a person on the way; it only grows, and the newest row says where they stand.
create table care_step (
  id bigint generated always as identity primary key,
  person handle not null references person (id),
  step text not null check (step in ('nominated', 'found', 'selected', 'not-selected', 'enrolled',
    'paused', 'graduated', 'declined', 'moved', 'died', 'returned')),
  reason text not null check (char_length(btrim(reason)) between 10 and 500),
  -- For 'found': the rule and the count that met it. For a draw: its number. 'aside': a nomination that
  -- came when somebody had put the person forward before.
  facts jsonb not null default '{}',
  agency text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp()
);
create index on care_step (person, id);
create trigger grows before update or delete or truncate on care_step
  for each statement execute function only_grows();

-- A draw among more people than there are places. The seed is made and its hash shown first; the list
-- closes and the seed is shown when it is drawn.
create table care_draw (
  id bigint generated always as identity primary key,
  places integer not null check (places between 1 and 1000),
  seed text not null check (char_length(seed) >= 32),
  commitment text not null,
  account bigint not null references account (id),
  at timestamptz not null default clock_timestamp(),
  eligible text[],
  drawn text[],
  drawn_by bigint references account (id),
  drawn_at timestamptz,
  check ((drawn_at is null) = (drawn is null) and (drawn is null) = (eligible is null))
);

---------------------------------------------------------------------------------------------------
-- The one predicate, wider by consent
---------------------------------------------------------------------------------------------------

-- Whom the reader works for.
create function own_agency() returns text
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select l.agency from open_look() l
$$;

-- The day where the city is; for a made-up city, the day it pretends to be.
create function city_day() returns date
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select coalesce(c.today, (clock_timestamp() at time zone c.zone)::date) from city c
$$;

-- The reader's agency, when it is a care partner and the reader may do care.
create function care_agency() returns text
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select a.id from open_look() l
  join role_right r on r.role = l.role and r."right" = 'care'
  join agency a on a.id = l.agency and a.care_part = 'partner'
$$;

-- The consents that hold now: not revoked, not over, and given for everybody whom the handle stands
-- for today.
create function consents_in_force() returns setof consent
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select c.* from consent c join person p on p.id = c.person
  where c.revoked_at is null and city_day() between c.signed_on and c.expires_on
    and p.joined_into is null and handles_of(c.person) <@ c.handles
$$;

-- What the reader receives of one kind: 'person/agency', the agency that may disclose it. Law
-- enforcement receives the card and nothing else, whatever a form says.
create function consented(wanted text) returns text[]
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select coalesce(array_agg(distinct h.handle || '/' || d.agency), '{}')
  from open_look() l
  join role_right r on r.role = l.role and r."right" = 'people'
  join agency a on a.id = l.agency
  join consents_in_force() c on a.id = any (c.recipients) and wanted = any (c.kinds)
  cross join unnest(c.handles) h (handle)
  cross join unnest(c.disclosers) d (agency)
  where case when wanted = 'card' then a.responds or a.care_part = 'partner'
    else a.care_part = 'partner' end
$$;

-- The same for records of contacts: 'person/source'.
create function consented_records() returns text[]
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select coalesce(array_agg(split_part(k.key, '/', 1) || '/' || s.id), '{}')
  from unnest(consented('contacts')) k (key)
  join source s on s.agency = split_part(k.key, '/', 2)
$$;

-- Persons whom the reader may know of by consent alone.
create function consented_people() returns text[]
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select coalesce(array_agg(distinct split_part(k.key, '/', 1)), '{}')
  from unnest(array['contacts', 'plan', 'needs', 'notes', 'health', 'substance-use', 'card']) w (kind)
  cross join unnest(consented(w.kind)) k (key)
$$;

-- Whether the reader knows a person: by a record in sight, or by consent. For the functions.
create function knows(asked text) returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select exists (
      select from mention m where m.person = asked and m.source = any (sources_in_sight()))
    or asked = any (consented_people())
$$;

drop policy in_sight on mention;
create policy in_sight on mention for select
  using (source = any ((select sources_in_sight())::text[])
     or (person || '/' || source) = any ((select consented_records())::text[]));

drop policy in_sight on person;
create policy in_sight on person for select
  using (exists (select from mention m where m.person = person.id::text)
     or id::text = any ((select consented_people())::text[]));

do $$
declare about text;
begin
  foreach about in array array['consent', 'consent_refusal', 'care_step', 'care_draw'] loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy owner on %I to current_user using (true) with check (true)', about);
  end loop;
end $$;

-- Who wrote a consent down, who discloses by it and who receives by it can read it: a copy travels with
-- what is disclosed. The privacy officer sees that it was given, not by whom: see accounting().
create policy in_sight on consent for select
  using (exists (select from person p where p.id = consent.person)
     and (agency = (select care_agency())
       or (select care_agency()) = any (disclosers)
       or (select care_agency()) = any (recipients)));
create policy in_sight on consent_refusal for select
  using (agency = (select care_agency()));
-- An agency sees its own nominations; partners see the way of every person they know.
create policy in_sight on care_step for select
  using (exists (select from person p where p.id = care_step.person)
     and ((select care_agency()) is not null
       or step = 'nominated' and agency = (select own_agency())));
create policy in_sight on care_draw for select using ((select care_agency()) is not null);

---------------------------------------------------------------------------------------------------
-- What may be done
---------------------------------------------------------------------------------------------------

create function care_state(asked text) returns text
language sql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
  select s.step from care_step s
  where s.person = any (handles_of(asked)) and s.facts -> 'aside' is null
  order by s.id desc limit 1
$$;

-- Whether a step may follow where a person stands.
create function may_follow(state text, wanted text) returns boolean
language sql immutable as $$
  select case wanted
    when 'nominated' then state is null or state = 'not-selected'
    when 'found' then state is null or state = 'not-selected'
    when 'selected' then state in ('nominated', 'found')
    when 'not-selected' then state in ('nominated', 'found')
    when 'enrolled' then state = 'selected'
    when 'paused' then state in ('enrolled', 'returned')
    when 'graduated' then state in ('enrolled', 'returned', 'paused')
    when 'returned' then state in ('paused', 'graduated', 'declined', 'moved')
    when 'died' then state is not null and state <> 'died'
    else state in ('selected', 'enrolled', 'returned', 'paused') end
$$;

-- Writes down the next step of a person.
--   done    as asked
--   closed  that step cannot follow where they stand
--   own     whoever puts somebody forward does not also select them
--   minor   somebody under 18 is not put forward
--   rule    the rule does not find them
-- Null when not permitted, or when the reader does not know the person.
create function step_care(asked text, wanted text, why text) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  me bigint := (select o.account from open_look() o);
  mine text := care_agency();
  root text := root_of(asked);
  state text;
  noted jsonb := '{}';
begin
  -- Whoever works with people may put somebody forward; the panel is the partners'.
  if wanted = 'nominated' and may('care') then
    mine := own_agency();
  end if;
  if mine is null or root is null or not knows(root) then
    return null;
  end if;
  perform pg_advisory_xact_lock(1936090212, 4);
  state := care_state(root);
  if not coalesce(may_follow(state, wanted), false) then
    -- Others than partners are not told where somebody stands: their word is kept, and moves nothing.
    if wanted = 'nominated' and care_agency() is null then
      insert into care_step (person, step, reason, facts, agency, account)
      values (root, wanted, btrim(why), '{"aside": true}', mine, me);
      return 'done';
    end if;
    return 'closed';
  end if;
  if wanted in ('nominated', 'found') and exists (
      select from mention m where m.person = root and m.source = any (sources_in_sight())
        and m.born ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
        and m.born > to_char(city_day() - interval '18 years', 'YYYY-MM-DD')) then
    return 'minor';
  end if;
  if wanted = 'selected' and me = (
      select s.account from care_step s where s.person = any (handles_of(root))
      order by s.id desc limit 1) then
    return 'own';
  end if;
  if wanted = 'found' then
    select jsonb_build_object('window', c.window_days, 'atLeast', c.at_least[1],
      'contacts', count(m.id), 'run', (select max(r.id) from link_run r where r.finished_at is not null))
    into noted
    from city c
    left join source s on s.agency = c.lead and s.contacts and s.id = any (sources_in_sight())
    left join mention m on m.source = s.id and m.person = root and m.counted
      and m.occurred >= (s.complete_to + 1 - c.window_days)::timestamp at time zone c.zone
      and m.occurred < (s.complete_to + 1)::timestamp at time zone c.zone
    group by c.window_days, c.at_least;
    if (noted ->> 'contacts')::integer < (noted ->> 'atLeast')::integer then
      return 'rule';
    end if;
  end if;
  insert into care_step (person, step, reason, facts, agency, account)
  values (root, wanted, btrim(why), noted, mine, me);
  return 'done';
end $$;

-- Makes a seed and shows its hash. Null when not permitted.
create function begin_draw(wanted integer) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  made bigint;
  chance text := gen_random_uuid()::text || gen_random_uuid()::text;
begin
  if care_agency() is null or exists (select from care_draw d where d.drawn_at is null) then
    return null;
  end if;
  insert into care_draw (places, seed, commitment, account)
  values (wanted, chance, encode(sha256(convert_to('commit:' || chance, 'UTF8')), 'hex'),
    (select o.account from open_look() o))
  returning id into made;
  return made;
end $$;

-- Closes the list of those who wait for the panel and draws: the order is that of SHA-256 over the seed
-- and each handle.
--   done     drawn; whoever has a place is selected, the others are not
--   enough   no more people wait than there are places: nothing is drawn, the panel selects
--   closed   it was drawn before
create function finish_draw(asked bigint) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  d care_draw;
  me bigint := (select o.account from open_look() o);
  mine text := care_agency();
  waiting text[];
  given text[];
  one text;
begin
  if mine is null then
    return null;
  end if;
  perform pg_advisory_xact_lock(1936090212, 4);
  select * into d from care_draw where id = asked;
  if d.id is null then
    return null;
  end if;
  if d.drawn_at is not null then
    return 'closed';
  end if;
  select array_agg(distinct root_of(s.person)) into waiting
  from care_step s
  where care_state(root_of(s.person)) in ('nominated', 'found');
  if coalesce(cardinality(waiting), 0) <= d.places then
    return 'enough';
  end if;
  select array_agg(w.handle order by w.hash) into waiting
  from (
    select handle, encode(sha256(convert_to('draw:' || d.seed || E'\n' || handle, 'UTF8')), 'hex')
      collate "C" as hash
    from unnest(waiting) u (handle)) w;
  given := waiting[1 : d.places];
  update care_draw set eligible = waiting, drawn = given, drawn_by = me, drawn_at = clock_timestamp()
  where id = asked;
  foreach one in array waiting loop
    insert into care_step (person, step, reason, facts, agency, account)
    values (one, case when one = any (given) then 'selected' else 'not-selected' end,
      'By the draw of places, number ' || asked, jsonb_build_object('draw', asked), mine, me);
  end loop;
  return 'done';
end $$;

-- Once it is drawn.
create function draw_seed(asked bigint) returns text
language sql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
  select d.seed from care_draw d
  where d.id = asked and d.drawn_at is not null and care_agency() is not null
$$;

-- Keeps what a person signed: said is the row as JSON. Gives its number; null when not permitted, when
-- the reader does not know the person, when an agency named does not take part, or when the panel has
-- not selected them.
-- A missing element fails the table's own checks (SQLSTATE 23502, 23514).
create function record_consent(asked text, said jsonb) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  mine text := care_agency();
  root text := root_of(asked);
  given consent := jsonb_populate_record(null::consent, said);
  made bigint;
begin
  if coalesce(cardinality(given.kinds), 0) = 0 then
    raise exception 'a consent says what may be given' using errcode = '23514';
  end if;
  if mine is null or root is null or not knows(root)
      or coalesce(care_state(root), '') not in ('selected', 'enrolled', 'returned', 'paused')
      or mine <> all (given.disclosers)
      or exists (
        select from unnest(given.disclosers) d (id)
        where not exists (select from agency a where a.id = d.id))
      or exists (
        select from unnest(given.recipients) r (id)
        where not exists (
          select from agency a
          where a.id = r.id and (a.care_part = 'partner' or a.responds and 'card' = any (given.kinds))))
      or given.signed_on > city_day() then
    return null;
  end if;
  insert into consent (person, handles, form, language, name, disclosers, kinds, recipients, purpose,
    signed_on, expires_on, signer, signature, signed_how, paper, told, account, agency)
  values (root, handles_of(root), given.form, given.language, given.name, given.disclosers, given.kinds,
    given.recipients, given.purpose, given.signed_on, given.expires_on, given.signer, given.signature,
    given.signed_how, given.paper, given.told, (select o.account from open_look() o), mine)
  returning id into made;
  return made;
end $$;

-- Any care partner that can read a consent takes its revocation: a person need not come back to the desk
-- where it was signed.
create function revoke_consent(asked bigint, how text) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  mine text := care_agency();
begin
  update consent c set revoked_at = clock_timestamp(), revoked_how = how,
    revoked_by = (select o.account from open_look() o)
  where c.id = asked and c.revoked_at is null and mine is not null
    and (c.agency = mine or mine = any (c.disclosers) or mine = any (c.recipients));
  return found;
end $$;

create function note_refusal(asked text, said text) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  mine text := care_agency();
  root text := root_of(asked);
begin
  if mine is null or root is null or not knows(root) then
    return false;
  end if;
  insert into consent_refusal (person, answer, agency, account)
  values (root, said, mine, (select o.account from open_look() o));
  return true;
end $$;

-- The name a person signed with, for readers who receive something by that signature.
create function consent_name(asked text) returns text
language sql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
  select c.name from consents_in_force() c
  where asked = any (c.handles)
    and (asked = any (consented_people()) or care_agency() in (select unnest(c.disclosers) union select c.agency))
  order by c.id desc limit 1
$$;

-- For the accounting that a person can ask for: which consents there were, without a name.
create function accounting(asked text)
returns table (id bigint, recipients text[], kinds text[], signed_on date, expires_on date,
  revoked_at timestamptz)
language sql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
  select c.id, c.recipients, c.kinds, c.signed_on, c.expires_on, c.revoked_at
  from consent c
  where may('audit') and c.person = any (handles_of(asked))
  order by c.id
$$;

revoke execute on all functions in schema study from public;
