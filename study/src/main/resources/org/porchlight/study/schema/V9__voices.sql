-- What staff do with what residents say (schema commons). An agency's team sees the messages about
-- its own numbers; whoever sees every agency's counts sees all messages. Each of these runs inside a
-- look, so that reading a message leaves its mark like any other reading.

insert into role_right (role, "right") values
  ('member', 'voices'), ('steward', 'voices'), ('analyst', 'voices');

-- Whether the reader may see a message that belongs to this agency.
create function hears(whose text) returns boolean
language sql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
  select may('voices') and (may('all-counts') or whose = (select o.agency from open_look() o))
$$;

create function voices() returns table (
  id bigint, received_at timestamptz, kind text, language text, page text, release text,
  agency text, words text, flags text[], urgent boolean, contact boolean, state text,
  question bigint)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select v.id, v.received_at, v.kind, v.language, v.page, v.release, w.agency, v.words, v.flags,
      v.urgent, exists (select from commons.contact c where c.voice = v.id),
      coalesce(l.step, 'received'), q.id
    from commons.voice v
    left join lateral (
      select s.agency from commons.voice_step s
      where s.voice = v.id and s.step = 'assigned' order by s.id desc limit 1) a on true
    cross join lateral (select coalesce(a.agency, v.agency) as agency) w
    left join lateral (
      select s.step from commons.voice_step s where s.voice = v.id order by s.id desc limit 1) l
      on true
    left join commons.question q on q.voice = v.id
    where hears(w.agency);
end $$;

create function voice_steps(asked bigint)
returns table (step text, agency text, note text, by text, at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select s.step, s.agency, s.note, account_name(s.account), s.at
    from commons.voice_step s
    where s.voice = asked and exists (select from voices() v where v.id = asked)
    order by s.id;
end $$;

create function voice_contact(asked bigint) returns text
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return (
    select c.address from commons.contact c
    where c.voice = asked and exists (select from voices() v where v.id = asked));
end $$;

-- Gives a message to an agency, notes that it was read, or sets it aside with a reason.
-- Null when not permitted, or when there is no such message or agency.
create function step_voice(asked bigint, wanted text, whose text, why text) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  seen record;
begin
  select * into seen from voices() v where v.id = asked;
  if seen.id is null or wanted not in ('assigned', 'read', 'set-aside')
      or wanted = 'assigned' and not exists (select from agency a where a.id = whose) then
    return null;
  end if;
  if seen.question is not null and wanted <> 'assigned' then
    return 'closed';
  end if;
  insert into commons.voice_step (voice, step, agency, note, account)
  values (asked, wanted, case when wanted = 'assigned' then whose end,
    btrim(coalesce(why, '')), (select o.account from open_look() o));
  return 'done';
end $$;

-- Puts a question on the public board, in staff's words; gives its number.
create function publish_question(asked bigint, texts jsonb) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  seen record;
  me bigint := (select o.account from open_look() o);
  number bigint;
begin
  select * into seen from voices() v where v.id = asked;
  if seen.id is null or seen.question is not null then
    return null;
  end if;
  insert into commons.question (voice, asked_on, agency, page, words, account)
  values (asked, (seen.received_at at time zone 'UTC')::date, seen.agency, seen.page, texts, me)
  returning question.id into number;
  insert into commons.voice_step (voice, step, account) values (asked, 'published', me);
  return number;
end $$;

-- Says what becomes of a question on the board. Null when not permitted or when there is none.
create function step_question(asked bigint, wanted text, texts jsonb, place text, shown text)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  if wanted not in ('looking', 'answered', 'cannot')
      or not exists (select from voices() v where v.question = asked) then
    return null;
  end if;
  insert into commons.question_step (question, state, words, page, release, account)
  values (asked, wanted, texts, place, shown, (select o.account from open_look() o));
  return 'done';
end $$;

-- What was changed because of residents; the messages must be in sight. Null when one is not.
create function add_change(
  place text, heard_text jsonb, did_text jsonb, shown text, because bigint[])
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  number bigint;
begin
  if not may('voices') or coalesce(cardinality(because), 0) = 0
      or exists (select from unnest(because) b where b not in (select v.id from voices() v)) then
    return null;
  end if;
  insert into commons.change (day, page, heard, did, release, account)
  values ((select (now() at time zone c.zone)::date from city c), place, heard_text, did_text, shown, (select o.account from open_look() o))
  returning change.id into number;
  insert into commons.change_voice (change, voice) select distinct number, b from unnest(because) b;
  return number;
end $$;

-- What stands on the public pages; anybody with the right may read it here as well.
create function board() returns table (
  id bigint, voice bigint, asked_on date, words jsonb, state text, answer jsonb,
  answer_page text, state_on date, seconds integer)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select b.id, q.voice, b.asked_on, b.words::jsonb, b.state, b.answer::jsonb, b.answer_page,
      b.state_on, b.seconds
    from commons.board b join commons.question q on q.id = b.id
    where may('voices');
end $$;

create function changes() returns table (
  id bigint, day date, page text, heard jsonb, did jsonb, voices integer)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select d.id, d.day, d.page, d.heard::jsonb, d.did::jsonb, d.voices
    from commons.done d where may('voices');
end $$;

revoke execute on all functions in schema study from public;
