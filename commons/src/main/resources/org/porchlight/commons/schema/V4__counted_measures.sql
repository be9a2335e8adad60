-- Measures of the plan that are counted from the conversation with residents. A quarter is counted
-- anew until thirty days after its end; then its number is written down and stays.
alter table measure add column counted text check (counted in
  ('QUESTIONS_RECEIVED', 'QUESTIONS_ANSWERED_IN_TEN_DAYS', 'DAYS_TO_ANSWER', 'CHANGES_MADE'));

-- A measure that is counted needs neither a latest value nor a day on which one is due.
do $$
declare rule text;
begin
  select conname into strict rule from pg_constraint
  where conrelid = 'measure'::regclass and pg_get_constraintdef(oid) like '%latest IS NOT NULL%';
  execute format('alter table measure drop constraint %I', rule);
end $$;
alter table measure add check (num_nonnulls(latest, awaiting_due, counted) > 0);

create table measure_quarter (
  series text not null,
  quarter date not null,
  -- empty where there was nothing to count it from
  value integer check (value >= 0),
  -- how many it was counted from
  base integer not null check (base >= 0),
  frozen_at timestamptz not null default now(),
  primary key (series, quarter)
);
create trigger grows before update or delete or truncate on measure_quarter
  for each statement execute function only_grows();

-- Every quarter since the first message, as it would be counted now.
create view counted_quarter as
  with quarter as (
    select generate_series(
      date_trunc('quarter', (select min(received_at) from voice) at time zone 'UTC'),
      date_trunc('quarter', now() at time zone 'UTC'), interval '3 months')::date as start),
  answer as (
    select q.id, q.asked_on, min((s.at at time zone 'UTC')::date) as day
    from question q
    left join question_step s on s.question = q.id and s.state in ('answered', 'cannot')
    group by q.id, q.asked_on)
  select 'QUESTIONS_RECEIVED' as series, t.start as quarter, n.n as value, n.n as base
  from quarter t cross join lateral (
    select count(*)::integer as n from voice v where v.kind = 'question'
      and date_trunc('quarter', v.received_at at time zone 'UTC') = t.start) n
  union all
  -- Half up, and never 100 where one was late.
  select 'QUESTIONS_ANSWERED_IN_TEN_DAYS', t.start,
    case when n.asked = 0 then null when n.soon = n.asked then 100
      else least(99, round(100.0 * n.soon / n.asked))::integer end, n.asked
  from quarter t cross join lateral (
    select count(*)::integer as asked, count(*) filter (where a.day - a.asked_on <= 10) as soon
    from answer a where date_trunc('quarter', a.asked_on) = t.start) n
  union all
  select 'DAYS_TO_ANSWER', t.start, n.days, n.answered
  from quarter t cross join lateral (
    select count(*)::integer as answered,
      percentile_disc(0.5) within group (order by a.day - a.asked_on) as days
    from answer a where date_trunc('quarter', a.day) = t.start) n
  union all
  select 'CHANGES_MADE', t.start, n.n, n.n
  from quarter t cross join lateral (
    select count(*)::integer as n from change c where date_trunc('quarter', c.day) = t.start) n;

-- Writes down the quarters that are over for thirty days, then says all of them.
create function measures_counted()
  returns table (series text, quarter date, value integer, base integer, final boolean)
language plpgsql volatile security definer
set search_path = pg_catalog, commons, pg_temp as $$
begin
  insert into measure_quarter as m (series, quarter, value, base)
  select c.series, c.quarter, c.value, c.base from counted_quarter c
  where c.quarter + interval '3 months 30 days' <= now() at time zone 'UTC'
    and not exists (select from measure_quarter f
      where f.series = c.series and f.quarter = c.quarter)
  on conflict do nothing;
  return query
    select m.series, m.quarter, m.value, m.base, true from measure_quarter m
    union all
    select c.series, c.quarter, c.value, c.base, false from counted_quarter c
    where not exists (select from measure_quarter f
      where f.series = c.series and f.quarter = c.quarter)
    order by 1, 2;
end $$;
