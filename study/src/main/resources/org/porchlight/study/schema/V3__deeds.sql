-- What the restricted server may do besides reading. Each function checks the right itself: what the
-- server's code believes does not matter here.

---------------------------------------------------------------------------------------------------
-- The audit only grows
---------------------------------------------------------------------------------------------------

create function only_grows() returns trigger language plpgsql
set search_path = pg_catalog, study, pg_temp as $$
begin
  raise exception '%.% only grows', tg_table_schema, tg_table_name using errcode = '42501';
end $$;

-- The one change: the transaction that wrote a row completes it, once.
create function only_completes() returns trigger language plpgsql
set search_path = pg_catalog, study, pg_temp as $$
begin
  if old.outcome is not null or old.tx <> pg_current_xact_id()
      or new.outcome is null or new.rows is null
      or (new.id, new.at, new.tx, new.account, new.role, new.action)
        <> (old.id, old.at, old.tx, old.account, old.role, old.action)
      or new.agency is distinct from old.agency or new.person is distinct from old.person then
    raise exception 'study.look only grows' using errcode = '42501';
  end if;
  return new;
end $$;

create trigger completes before update on look for each row execute function only_completes();
create trigger grows before delete or truncate on look
  for each statement execute function only_grows();
create trigger grows before update or delete or truncate on sign_in
  for each statement execute function only_grows();
create trigger grows before update or delete or truncate on account_event
  for each statement execute function only_grows();

---------------------------------------------------------------------------------------------------
-- Sessions
---------------------------------------------------------------------------------------------------

-- The account of a session that still lasts: 30 minutes idle, 12 hours in all.
create function live_account(token bytea) returns bigint
language sql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
  select a.id
  from session s join account a on a.id = s.account
  where s.token_hash = token and s.ended_at is null and a.disabled_at is null
    and s.seen_at > clock_timestamp() - interval '30 minutes'
    and s.created_at > clock_timestamp() - interval '12 hours'
$$;

-- Notes that a session was used; once a minute is enough, and keeps reading from writing.
create function touch(token bytea) returns void
language sql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
  update session set seen_at = clock_timestamp()
  where token_hash = token and seen_at < clock_timestamp() - interval '1 minute'
$$;

-- What a password is checked against. Locked and disabled accounts answer too: the work is the same.
create function credentials(asked_login text) returns table (account bigint, password_hash text)
language sql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
  select a.id, a.password_hash from account a where a.login = lower(asked_login)
$$;

-- Writes down an attempt and, when the password matched and nothing stands against it, opens the
-- session. Five failures within 15 minutes lock the account. The row lock makes attempts wait for
-- each other: of many at once only five are ever judged.
create function note_sign_in(asked_login text, matched boolean, token bytea) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  who account;
  hash bytea := sha256((select key from secret) || convert_to(lower(asked_login), 'UTF8'));
  failures bigint;
begin
  select * into who from account a where a.login = lower(asked_login) for update;
  if not found then
    insert into sign_in (login_hash, outcome) values (hash, 'not-signed-in');
    return false;
  end if;
  if who.disabled_at is not null or who.locked_at is not null then
    insert into sign_in (account, login_hash, outcome) values (who.id, hash, 'refused');
    return false;
  end if;
  if matched then
    insert into sign_in (account, login_hash, outcome) values (who.id, hash, 'signed-in');
    insert into session (token_hash, account) values (token, who.id);
    return true;
  end if;
  insert into sign_in (account, login_hash, outcome) values (who.id, hash, 'not-signed-in');
  select count(*) into failures
  from sign_in i
  where i.account = who.id and i.outcome = 'not-signed-in'
    and i.at > clock_timestamp() - interval '15 minutes'
    and i.at > coalesce(who.unlocked_at, '-infinity')
    and i.at > coalesce((
      select max(s.at) from sign_in s where s.account = who.id and s.outcome = 'signed-in'),
      '-infinity');
  if failures >= 5 then
    update account set locked_at = clock_timestamp() where id = who.id;
    insert into sign_in (account, login_hash, outcome) values (who.id, hash, 'locked');
  end if;
  return false;
end $$;

create function session_reader(token bytea)
returns table (account bigint, display_name text, agency text, role text, language text,
  demo boolean, must_change boolean)
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
#variable_conflict use_column
begin
  perform touch(token) where live_account(token) is not null;
  return query
    select a.id, a.display_name, a.agency, a.role, a.language, a.demo, a.must_change
    from account a where a.id = live_account(token);
end $$;

create function end_session(token bytea) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare who bigint;
begin
  update session s set ended_at = clock_timestamp()
  where s.token_hash = token and s.ended_at is null
  returning s.account into who;
  if who is not null then
    insert into sign_in (account, outcome) values (who, 'signed-out');
  end if;
end $$;

-- What the reader's own old password is checked against.
create function own_credentials(token bytea) returns table (login text, password_hash text)
language sql stable security definer
set search_path = pg_catalog, study, pg_temp as $$
  select a.login, a.password_hash from account a where a.id = live_account(token)
$$;

-- Keeps this session and ends the account's others.
create function change_password(token bytea, new_hash text) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare who bigint := live_account(token);
begin
  update account set password_hash = new_hash, must_change = false
  where id = who and locked_at is null;
  if not found then
    return false;
  end if;
  update session set ended_at = clock_timestamp()
  where account = who and token_hash <> token and ended_at is null;
  insert into sign_in (account, outcome) values (who, 'password-changed');
  return true;
end $$;

create function speak(token bytea, new_language text) returns void
language sql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
  update account set language = new_language where id = live_account(token)
$$;

---------------------------------------------------------------------------------------------------
-- Looks
---------------------------------------------------------------------------------------------------

-- Writes the audit row and opens the eyes of this transaction; null when the session has ended or the
-- password must be changed first.
create function begin_look(token bytea, done_action text, asked_person text) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  who account;
  written bigint;
begin
  select a.* into who from account a where a.id = live_account(token) and not a.must_change;
  if not found then
    return null;
  end if;
  -- A switch of runs waits for this look, and this look for a switch under way.
  lock table mention in access share mode;
  perform touch(token);
  insert into look (account, agency, role, action, person)
  values (who.id, who.agency, who.role, done_action,
    case when asked_person ~ '^[0-9A-HJKMNP-TV-Z]{10}$' then asked_person end)
  returning id into written;
  perform set_config('study.look', written::text, true);
  -- A look that hangs would keep the next run from showing, and everybody behind it waiting.
  perform set_config('statement_timeout', '30s', true);
  perform set_config('idle_in_transaction_session_timeout', '60s', true);
  -- The lists group some 100,000 persons: in memory, and without compiling anything first.
  perform set_config('work_mem', '64MB', true);
  perform set_config('jit', 'off', true);
  return written;
end $$;

-- Completes the audit row; after it this transaction sees nothing more.
create function end_look(seen_outcome text, seen_rows integer) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  update look l set outcome = seen_outcome, rows = seen_rows
  where l.id = (select o.id from open_look() o);
  if not found then
    raise exception 'no look is open' using errcode = '55000';
  end if;
  perform set_config('study.look', '', true);
end $$;

---------------------------------------------------------------------------------------------------
-- Accounts
---------------------------------------------------------------------------------------------------

-- Null when not permitted, the name is taken or the agency unknown.
create function add_account(new_login text, new_display_name text, new_agency text, new_role text,
  new_language text, new_hash text) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare added bigint;
begin
  if not may('accounts')
      or new_agency is not null and not exists (select from agency where id = new_agency) then
    return null;
  end if;
  insert into account (login, display_name, agency, role, language, password_hash, demo, must_change)
  values (lower(new_login), new_display_name, new_agency, new_role, new_language, new_hash, false, true)
  on conflict (login) do nothing
  returning id into added;
  if added is not null then
    insert into account_event (account, event, by)
    values (added, 'added', (select account from open_look()));
  end if;
  return added;
end $$;

-- event: disabled, enabled or unlocked. Nobody disables the account they are using.
create function change_account(asked bigint, wanted text) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare me bigint := (select account from open_look());
begin
  if not may('accounts') then
    return false;
  end if;
  case wanted
    when 'disabled' then
      update account set disabled_at = clock_timestamp()
      where id = asked and disabled_at is null and id <> me;
    when 'enabled' then
      update account set disabled_at = null where id = asked and disabled_at is not null;
    when 'unlocked' then
      update account set locked_at = null, unlocked_at = clock_timestamp()
      where id = asked and locked_at is not null;
  end case;
  if not found then
    return false;
  end if;
  if wanted = 'disabled' then
    update session set ended_at = clock_timestamp() where account = asked and ended_at is null;
  end if;
  insert into account_event (account, event, by) values (asked, wanted, me);
  return true;
end $$;

create function set_account_password(asked bigint, new_hash text) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare me bigint := (select account from open_look());
begin
  if not may('accounts') then
    return false;
  end if;
  update account set password_hash = new_hash, must_change = true where id = asked and not demo;
  if not found then
    return false;
  end if;
  update session set ended_at = clock_timestamp() where account = asked and ended_at is null;
  insert into account_event (account, event, by) values (asked, 'password-set', me);
  return true;
end $$;

---------------------------------------------------------------------------------------------------
-- Decisions
---------------------------------------------------------------------------------------------------

create function new_handle() returns text
language plpgsql volatile
set search_path = pg_catalog, study, pg_temp as $$
declare
  -- Bytes 6 and 8 of such a value are not wholly random.
  usable constant integer[] := array[0, 1, 2, 3, 4, 5, 7, 9, 10, 11];
  chance bytea := uuid_send(gen_random_uuid());
  made text := '';
  place integer;
begin
  foreach place in array usable loop
    made := made || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(chance, place) & 31) + 1, 1);
  end loop;
  return made;
end $$;

create function mention_of(key text) returns mention
language sql stable
set search_path = pg_catalog, study, pg_temp as $$
  select m from mention m
  where m.source = key_source(key) and m.record = key_record(key) and m.role = key_role(key)
$$;

-- Which contacts are counted, worked out anew for some persons.
create function count_anew(persons text[]) returns void
language sql volatile
set search_path = pg_catalog, study, pg_temp as $$
  update mention m set counted = not m.counted
  where m.person = any (persons)
    and m.counted <> (m.contact and not exists (
      select from mention o
      where o.person = m.person and o.source = m.source and o.record = m.record
        and o.contact and o.id < m.id))
$$;

-- The decisions in force, each with the persons its mentions belong to now.
create function standing_between() returns table (id bigint, verdict text,
  left_id integer, left_person text, right_id integer, right_person text)
language sql stable
set search_path = pg_catalog, study, pg_temp as $$
  select d.id, d.verdict, l.id, l.person, r.id, r.person
  from link_decision d
  join mention l on l.source = d.left_source and l.record = d.left_record and l.role = d.left_role
  join mention r on r.source = d.right_source and r.record = d.right_record and r.role = d.right_role
  where d.withdrawn_at is null
$$;

-- Makes persons what a decision says, and notes what it moved. False when another decision in force
-- stands against it: then nothing moves, and the next run weighs both.
create function apply_decision(asked bigint) returns boolean
language plpgsql volatile
set search_path = pg_catalog, study, pg_temp as $$
declare
  d link_decision;
  l mention;
  r mention;
  moving integer[];
  source_person text;
  target_person text;
begin
  select * into d from link_decision where id = asked;
  l := mention_of(d.left_key);
  r := mention_of(d.right_key);
  if l.id is null or r.id is null then
    return false;
  end if;
  if (d.verdict = 'same') = (l.person = r.person) then
    return true;
  end if;
  if d.verdict = 'not-same' then
    -- The mention goes with its word-for-word copies, unless the other one is such a copy.
    select array_agg(m.id) into moving
    from mention m
    where m.person = l.person
      and (m.id = l.id
        or (m.name, m.given, m.family, m.born, m.sex, m.race, m.phone, m.address)
            is not distinct from
            (l.name, l.given, l.family, l.born, l.sex, l.race, l.phone, l.address)
          and (r.name, r.given, r.family, r.born, r.sex, r.race, r.phone, r.address)
            is distinct from
            (l.name, l.given, l.family, l.born, l.sex, l.race, l.phone, l.address));
    if exists (
        select from standing_between() s
        where s.verdict = 'same' and s.left_person = l.person and s.right_person = l.person
          and (s.left_id = any (moving)) <> (s.right_id = any (moving))) then
      return false;
    end if;
    source_person := l.person;
    -- Applied again after a run: the handle it gave out the first time, when that is free.
    target_person := d.to_person;
    if target_person is null or exists (select from mention m where m.person = target_person) then
      loop
        target_person := new_handle();
        insert into person (id, first_run)
        values (target_person, (select max(id) from link_run where finished_at is not null))
        on conflict do nothing;
        exit when found;
      end loop;
    else
      update person set joined_into = null where id = target_person;
    end if;
  else
    if exists (
        select from standing_between() s
        where s.verdict = 'not-same'
          and (s.left_person, s.right_person) in ((l.person, r.person), (r.person, l.person))) then
      return false;
    end if;
    select case when a.n < b.n or a.n = b.n and l.person > r.person then l.person else r.person end
    into source_person
    from (select count(*) as n from mention m where m.person = l.person) a,
      (select count(*) as n from mention m where m.person = r.person) b;
    target_person := case when source_person = l.person then r.person else l.person end;
    select array_agg(m.id) into moving from mention m where m.person = source_person;
    update person set joined_into = target_person where id = source_person;
  end if;
  update link_decision set from_person = source_person, to_person = target_person, moved = (
      select array_agg(m.source || '/' || m.record || '/' || m.role)
      from mention m where m.id = any (moving))
  where id = asked;
  update mention m set person = target_person where m.id = any (moving);
  perform count_anew(array[source_person, target_person]);
  return true;
end $$;

-- Puts what a decision moved back where it was, as far as it still is where the decision put it.
create function undo_decision(asked bigint) returns void
language plpgsql volatile
set search_path = pg_catalog, study, pg_temp as $$
declare
  d link_decision;
  home text;
  away text;
  back integer[];
begin
  select * into d from link_decision where id = asked;
  if cardinality(d.moved) = 0 then
    return;
  end if;
  away := root_of(d.to_person);
  if d.verdict = 'same' then
    home := d.from_person;
  else
    home := root_of(d.from_person);
  end if;
  select array_agg(m.id) into back
  from unnest(d.moved) k (key)
  join mention m on m.source = key_source(k.key) and m.record = key_record(k.key)
    and m.role = key_role(k.key)
  where m.person = away;
  if back is null or home = away then
    return;
  end if;
  update person set joined_into = null where id = home;
  update mention m set person = home where m.id = any (back);
  if not exists (select from mention m where m.person = away) then
    update person set joined_into = home where id = away;
  end if;
  perform count_anew(array[home, away]);
end $$;

-- The right to decide, and sight of both mentions, by their keys.
create function may_decide(left_key text, right_key text) returns boolean
language sql stable
set search_path = pg_catalog, study, pg_temp as $$
  select may('decide') and key_source(left_key) = any (sources_in_sight())
    and key_source(right_key) = any (sources_in_sight())
$$;

-- Decisions wait for each other, and a run reads them only between two.
create function one_decision_at_a_time() returns void
language sql volatile
set search_path = pg_catalog, study, pg_temp as $$
  select pg_advisory_xact_lock(1936090212, 1)
$$;

-- Empty when not permitted or not in sight. An earlier decision about the same two mentions gives way.
create function decide(left_id integer, right_id integer, said text, why text)
returns table (decision bigint, at_once boolean, person text)
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
#variable_conflict use_column
declare
  lkey text;
  rkey text;
  earlier link_decision;
  me bigint := (select o.account from open_look() o);
  made bigint;
  held boolean;
begin
  perform one_decision_at_a_time();
  select m.source || '/' || m.record || '/' || m.role into lkey from mention m where m.id = left_id;
  select m.source || '/' || m.record || '/' || m.role into rkey from mention m where m.id = right_id;
  if lkey is null or rkey is null or lkey = rkey or not may_decide(lkey, rkey) then
    return;
  end if;
  select * into earlier from link_decision d
  where least(d.left_key, d.right_key) = least(lkey, rkey)
    and greatest(d.left_key, d.right_key) = greatest(lkey, rkey) and d.withdrawn_at is null;
  if found and earlier.verdict = said then
    made := earlier.id;
  else
    if found then
      update link_decision d set withdrawn_by = me, withdrawn_at = clock_timestamp(),
        withdrawn_step = nextval('study.decision_step')
      where d.id = earlier.id;
      perform undo_decision(earlier.id);
    end if;
    insert into link_decision (left_key, right_key, verdict, reason, account)
    values (lkey, rkey, said, why, me)
    returning id into made;
  end if;
  held := apply_decision(made);
  return query select made, held, m.person from mention m where m.id = left_id;
end $$;

create function withdraw(asked bigint) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  me bigint := (select o.account from open_look() o);
begin
  perform one_decision_at_a_time();
  update link_decision d set withdrawn_by = me, withdrawn_at = clock_timestamp(),
    withdrawn_step = nextval('study.decision_step')
  where d.id = asked and d.withdrawn_at is null and may_decide(d.left_key, d.right_key);
  if not found then
    return false;
  end if;
  perform undo_decision(asked);
  return true;
end $$;

---------------------------------------------------------------------------------------------------
-- Frequent numbers and places
---------------------------------------------------------------------------------------------------

-- Null when not permitted, not in sight, or when no record in sight with it may be linked.
create function attach(asked_frequent text, asked_person text, why text) returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
declare
  root text := root_of(asked_person);
  made bigint;
begin
  if not may('decide')
      or not exists (
        select from frequent_use u join source s on s.id = u.source
        where u.frequent = asked_frequent and u.source = any (sources_in_sight()) and s.linkable)
      or not exists (
        select from mention m where m.person = root and m.source = any (sources_in_sight())) then
    return null;
  end if;
  insert into attachment (frequent, person, reason, account)
  values (asked_frequent, root, why, (select o.account from open_look() o))
  on conflict (frequent, person) where removed_at is null do nothing
  returning id into made;
  if made is null then
    select a.id into made from attachment a
    where a.frequent = asked_frequent and a.person = root and a.removed_at is null;
  end if;
  return made;
end $$;

create function detach(asked bigint) returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, study, pg_temp as $$
begin
  update attachment a
  set removed_by = (select o.account from open_look() o), removed_at = clock_timestamp()
  where a.id = asked and a.removed_at is null and may('decide')
    and exists (
      select from frequent_use u
      where u.frequent = a.frequent::text and u.source = any (sources_in_sight()))
    and exists (
      select from mention m
      where m.person = root_of(a.person) and m.source = any (sources_in_sight()));
  return found;
end $$;

---------------------------------------------------------------------------------------------------
-- Nobody calls anything without being let
---------------------------------------------------------------------------------------------------

revoke execute on all functions in schema study from public;
