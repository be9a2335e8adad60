-- Staff hold listening sessions (schema commons): plan one, open it, put prompts on the phones, let
-- words through to the room, close it, write down how it was. Each runs inside a look, but for
-- room_now, which a room's screen asks every second: it has a key of its own and tells only sums and
-- words that were let through.

insert into role_right (role, "right") values
  ('member', 'sessions'), ('steward', 'sessions'), ('analyst', 'sessions');

-- All sessions, with how far each one is. "prompt" is the one that is shown now.
create function listening_sessions() returns table (
  id bigint, code text, title jsonb, place jsonb, offered jsonb, page text, starts_at timestamptz,
  minutes integer, format text, languages text[], interpreters text[], seats integer, by text,
  state text, prompt integer, attendance text, recruitment jsonb, heard jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select s.id, s.code, s.title::jsonb, s.place::jsonb, s.offered::jsonb, s.page, s.starts_at,
      s.minutes, s.format, s.languages, s.interpreters, s.seats, account_name(s.account), v.state,
      l.prompt, v.attendance, v.recruitment::jsonb, v.heard::jsonb
    from commons.listening_session s
    join commons.sessions v on v.id = s.id
    left join lateral (
      select x.prompt from commons.session_step x
      where x.session = s.id order by x.id desc limit 1) l on true
    where may('sessions')
    order by s.starts_at desc, s.id desc;
end $$;

-- A session's prompts, with how often each was answered: by phone and on paper.
create function session_prompts(asked bigint) returns table (
  "position" integer, kind text, words jsonb, options jsonb, phones jsonb, paper jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select p.position, p.kind, p.words::jsonb, p.options, t.phones, t.paper
    from commons.session_prompt p
    cross join lateral (select * from session_tally(asked, p.position)) t
    where p.session = asked and may('sessions')
    order by p.position;
end $$;

-- How often each option was chosen, in order: while the session runs by the phones that sit in it,
-- then as it was written down. For the functions here alone.
create function session_tally(asked bigint, of_prompt integer)
returns table (phones jsonb, paper jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select coalesce(jsonb_agg(coalesce(c.phones, 0)
          + (select count(*) from commons.session_choice x
             where x.session = asked and x.prompt = of_prompt and x.option = o.n)
        order by o.n), '[]'),
      coalesce(jsonb_agg(coalesce(c.paper, 0) order by o.n), '[]')
    from commons.session_prompt p
    cross join lateral generate_series(1, jsonb_array_length(p.options)) o (n)
    left join commons.session_count c
      on c.session = asked and c.prompt = of_prompt and c.option = o.n
    where p.session = asked and p.position = of_prompt;
end $$;

-- What people wrote, for the facilitator to read first. No order of time.
create function session_words(asked bigint) returns table (
  id uuid, prompt integer, language text, words text, flags text[], urgent boolean, state text)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select w.id, w.prompt, w.language, w.words, w.flags, w.urgent, w.state
    from commons.session_words w
    where w.session = asked and may('sessions')
    order by w.prompt, w.urgent desc, w.id;
end $$;

-- Plans a session; gives its number. Null when not permitted.
create function plan_session(name text, plan jsonb) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  number bigint;
begin
  if not may('sessions') then
    return null;
  end if;
  insert into commons.listening_session (code, title, place, offered, page, starts_at, minutes,
    format, languages, interpreters, seats, account)
  values (name, plan -> 'title', plan -> 'place', plan -> 'offered', plan ->> 'page',
    ((plan ->> 'startsAt')::timestamp at time zone (select c.zone from city c)),
    (plan ->> 'minutes')::integer, plan ->> 'format',
    array(select jsonb_array_elements_text(plan -> 'languages')),
    array(select jsonb_array_elements_text(plan -> 'interpreters')),
    (plan ->> 'seats')::integer, (select o.account from open_look() o))
  returning listening_session.id into number;
  insert into commons.session_prompt (session, position, kind, words, options)
  select number, p.position, p.prompt ->> 'kind', p.prompt -> 'words', p.prompt -> 'options'
  from jsonb_array_elements(plan -> 'prompts') with ordinality p (prompt, position);
  return number;
end $$;

-- Opens a session, shows a prompt or pauses, closes it, or calls it off.
--   done    as asked
--   closed  too late for it, or too early
-- Closing keeps sums alone: seats go, and with them what ties one person's answers together.
-- Null when not permitted, or when there is no such session or prompt.
create function step_session(asked bigint, wanted text, of_prompt integer) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  room record;
begin
  perform pg_advisory_xact_lock(1936942447, asked::integer);
  select * into room from listening_sessions() s where s.id = asked;
  if room.id is null or wanted not in ('opened', 'shown', 'paused', 'closed', 'cancelled')
      or (wanted = 'shown') <> (of_prompt is not null)
      or wanted = 'shown' and not exists (select from commons.session_prompt p
        where p.session = asked and p.position = of_prompt) then
    return null;
  end if;
  if room.state <> (case when wanted in ('opened', 'cancelled') then 'planned' else 'open' end) then
    return 'closed';
  end if;
  insert into commons.session_step (session, step, prompt, account)
  values (asked, wanted, of_prompt, (select o.account from open_look() o));
  if wanted in ('closed', 'cancelled') then
    insert into commons.session_count (session, prompt, option, phones)
    select c.session, c.prompt, c.option, count(*)
    from commons.session_choice c where c.session = asked
    group by c.session, c.prompt, c.option;
    delete from commons.session_choice c where c.session = asked;
    update commons.session_words w set seat = null where w.session = asked;
    delete from commons.session_seat s where s.session = asked;
  end if;
  return 'done';
end $$;

-- Lets words through to the room, or sets them aside. Null when not permitted or when there are none.
create function step_words(asked uuid, wanted text) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  if not may('sessions') or wanted not in ('shown', 'set-aside') then
    return null;
  end if;
  update commons.session_words w set state = wanted where w.id = asked;
  return case when found then 'done' end;
end $$;

-- Counts of paper sheets of a closed session: for each prompt the options' numbers, in order. Written
-- again they replace what was written.
--   done    as asked
--   closed  the session is not closed yet
-- Null when not permitted, or when there is no such session.
create function count_paper(asked bigint, sheets jsonb) returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  stands text := (select s.state from listening_sessions() s where s.id = asked);
begin
  if stands is null then
    return null;
  end if;
  if stands <> 'closed' then
    return 'closed';
  end if;
  insert into commons.session_count (session, prompt, option, paper)
  select asked, p.position, o.option, o.n::integer
  from commons.session_prompt p
  cross join lateral jsonb_array_elements_text(sheets -> p.position::text)
    with ordinality o (n, option)
  where p.session = asked and p.kind = 'choice' and o.option <= jsonb_array_length(p.options)
  on conflict (session, prompt, option) do update set paper = excluded.paper;
  return 'done';
end $$;

-- Writes down how a closed session was. Null when not permitted, or when none such is closed.
create function record_session(asked bigint, came text, recruited jsonb, heard_there jsonb)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  if not exists (select from listening_sessions() s where s.id = asked and s.state = 'closed') then
    return null;
  end if;
  insert into commons.session_record (session, attendance, recruitment, heard, account)
  values (asked, came, recruited, heard_there, (select o.account from open_look() o));
  return 'done';
end $$;

-- What a room's screen shows now, for whoever has its code and its number. Sums appear when five
-- phones have answered; words when the facilitator let them through.
create function room_now(asked bigint, name text) returns table (
  state text, step bigint, prompt integer, prompts integer, kind text, words jsonb, options jsonb,
  seated integer, answered integer, counts jsonb, said jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  return query
    select n.state, n.step, n.prompt, n.prompts, n.kind, n.words, n.options,
      (select count(*) from commons.session_seat s where s.session = n.session)::integer,
      a.n::integer,
      case when n.kind = 'choice' and a.n >= 5
        then (select t.phones from session_tally(n.session, n.prompt) t) end,
      coalesce((select jsonb_agg(w.words order by w.id) from commons.session_words w
        where w.session = n.session and w.prompt = n.prompt and w.state = 'shown'), '[]')
    from commons.session_now(name) n
    cross join lateral (
      select (select count(*) from commons.session_choice c
              where c.session = n.session and c.prompt = n.prompt)
           + (select count(*) from commons.session_words w
              where w.session = n.session and w.prompt = n.prompt) as n) a
    where n.session = asked;
end $$;

revoke execute on all functions in schema study from public;
