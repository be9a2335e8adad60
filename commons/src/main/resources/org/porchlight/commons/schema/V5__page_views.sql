-- How often pages are read: numbers alone. Who read them is known to nobody, not even for a moment
-- to this database.
create table page_view (
  day date not null,
  -- without language: /topics/calls
  page text not null check (page ~ '^/' and char_length(page) <= 300),
  language text not null check (char_length(language) between 2 and 12),
  came text not null check (came in ('direct', 'inside', 'search', 'elsewhere')),
  views integer not null check (views > 0),
  primary key (day, page, language, came)
);

create view reach as
  select date_trunc('month', day)::date as month, page, language, came, sum(views)::integer as views
  from page_view group by 1, 2, 3, 4;

-- Adds to the numbers of some pages; the public server can only ever add.
create function count_views(
  days date[], pages text[], languages text[], sources text[], counts integer[]) returns void
language sql volatile security definer
set search_path = pg_catalog, commons, pg_temp as $$
  insert into page_view as v (day, page, language, came, views)
  select * from unnest(days, pages, languages, sources, counts)
  on conflict (day, page, language, came) do update set views = v.views + excluded.views;
$$;

alter table measure drop constraint measure_counted_check;
alter table measure add constraint measure_counted_check check (counted in
  ('QUESTIONS_RECEIVED', 'QUESTIONS_ANSWERED_IN_TEN_DAYS', 'DAYS_TO_ANSWER', 'CHANGES_MADE',
    'PAGE_VIEWS'));

alter view counted_quarter rename to counted_conversation;
create view counted_quarter as
  select * from counted_conversation
  union all
  select 'PAGE_VIEWS', t.start::date, n.n, n.n
  from generate_series(
    (select date_trunc('quarter', min(day)::timestamp) from page_view),
    date_trunc('quarter', now() at time zone 'UTC'), interval '3 months') as t (start)
  cross join lateral (
    select coalesce(sum(v.views), 0)::integer as n from page_view v
    where date_trunc('quarter', v.day::timestamp) = t.start) n;
