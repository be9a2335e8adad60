-- The law in one sentence: a transaction that has not written its audit row sees no person.
--
-- Every table about people has row security, forced for its owner too. The owner, who loads runs and
-- as whom the functions act, has a policy of his own, so that leaving him out is never the easy way.
-- Whoever else reads is asked one question per query, not per row: which sources are in sight?

---------------------------------------------------------------------------------------------------
-- Who is looking
---------------------------------------------------------------------------------------------------

-- The look of this transaction, while it is open. The setting alone proves nothing: the row must have
-- been written by this very transaction.
create function open_look() returns table (id bigint, account bigint, agency text, role text)
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select l.id, l.account, l.agency, l.role
  from look l
  where l.id = case
      when current_setting('study.look', true) ~ '^[0-9]{1,18}$'
      then current_setting('study.look', true)::bigint
    end
    and l.tx = pg_current_xact_id_if_assigned()
    and l.outcome is null
$$;

create function may(wanted text) returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select exists (
    select from open_look() l join role_right r on r.role = l.role where r."right" = wanted)
$$;

-- The one predicate: the sources whose records the reader may see.
create function sources_in_sight() returns text[]
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select coalesce(array_agg(s.source order by s.source), '{}')
  from open_look() l
  join role_right r on r.role = l.role and r."right" = 'people'
  join sight s on s.agency = l.agency
$$;

-- The agencies whose numbers the reader may see. An agency's number counts all its contacts, so all
-- its sources with contacts must be in sight. 'across' stands for all agencies together.
create function agencies_in_sight() returns text[]
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select case
    when may('all-counts') then
      (select coalesce(array_agg(a.id order by a.id), '{}') || 'across'::text from agency a)
    when may('counts') then (
      with seen as (select unnest(sources_in_sight()) as source)
      select coalesce(array_agg(a.id order by a.id), '{}')
        || case when exists (select from source s where s.contacts)
             and not exists (
               select from source s where s.contacts and s.id not in (select source from seen))
           then array['across'] else '{}'::text[] end
      from agency a
      where exists (
          select from source s where s.agency = a.id and s.id in (select source from seen))
        and not exists (
          select from source s
          where s.agency = a.id and s.contacts and s.id not in (select source from seen)))
    else '{}'::text[]
  end
$$;

-- How colleagues know an account, for lines that say who decided.
create function account_name(asked bigint) returns text
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select a.display_name from account a where a.id = asked and exists (select from open_look())
$$;

-- The person that a handle leads to today. For the functions; whoever looks asks joined_person.
create function root_of(asked text) returns text
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  with recursive chain (id, joined_into) as (
    select p.id::text, p.joined_into::text from person p where p.id = asked
    union
    select p.id::text, p.joined_into::text from person p join chain c on p.id = c.joined_into)
  select id from chain where joined_into is null
$$;

create function joined_person(asked text) returns text
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  select root_of(asked) where exists (select from open_look())
$$;

-- All handles that lead to a person, its own among them.
create function handles_of(asked text) returns text[]
language sql stable security definer parallel restricted
set search_path = pg_catalog, study, pg_temp as $$
  with recursive family (id) as (
    select p.id::text from person p where p.id = asked
    union
    select p.id::text from person p join family f on p.joined_into = f.id)
  select coalesce(array_agg(id), '{}') from family where exists (select from open_look())
$$;

---------------------------------------------------------------------------------------------------
-- Policies
---------------------------------------------------------------------------------------------------

do $$
declare about text;
begin
  foreach about in array array[
    'mention', 'tie', 'near_miss', 'person', 'person_event', 'frequent', 'frequent_use',
    'attachment', 'link_decision', 'band', 'concentration', 'link_run',
    'account', 'session', 'sign_in', 'account_event', 'secret', 'look']
  loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy owner on %I to current_user using (true) with check (true)', about);
  end loop;
end $$;

create policy in_sight on mention for select
  using (source = any ((select sources_in_sight())::text[]));

create policy in_sight on tie for select
  using (mention_source = any ((select sources_in_sight())::text[])
     and partner_source = any ((select sources_in_sight())::text[]));

create policy in_sight on near_miss for select
  using (left_source = any ((select sources_in_sight())::text[])
     and right_source = any ((select sources_in_sight())::text[]));

create policy in_sight on person for select
  using (exists (select from mention m where m.person = person.id::text));

create policy in_sight on frequent_use for select
  using (source = any ((select sources_in_sight())::text[]));

create policy in_sight on frequent for select
  using (exists (select from frequent_use u where u.frequent = frequent.id::text));

create policy in_sight on link_decision for select
  using (left_source = any ((select sources_in_sight())::text[])
     and right_source = any ((select sources_in_sight())::text[]));

create policy in_sight on attachment for select
  using (exists (select from frequent_use u where u.frequent = attachment.frequent::text)
     and exists (select from mention m where m.person = joined_person(attachment.person)));

create policy in_sight on band for select
  using (agency = any ((select agencies_in_sight())::text[]));

create policy in_sight on concentration for select
  using (agency = any ((select agencies_in_sight())::text[]));

create policy in_sight on link_run for select using ((select may('counts')));

create policy in_sight on account for select using ((select may('accounts')));
create policy in_sight on session for select using ((select may('accounts')));
create policy in_sight on sign_in for select using ((select may('audit')));
create policy in_sight on account_event for select using ((select may('audit')));
create policy in_sight on look for select using ((select may('audit')));
