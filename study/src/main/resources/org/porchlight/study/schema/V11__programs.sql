-- What a program's judgement was decided to be, and when: the hash of its file in the city folder.
-- The first row of a program is its registration; each later one is a change after it. Nothing here
-- is about a person.

create table program_registration (
  id bigint generated always as identity primary key,
  program text not null check (program <> ''),
  -- of programs/NAME.yaml
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null default clock_timestamp()
);
create index on program_registration (program, id);

create trigger grows before update or delete or truncate on program_registration
  for each statement execute function only_grows();

alter table program_registration enable row level security;
alter table program_registration force row level security;
do $$ begin
  execute 'create policy owner on program_registration to current_user using (true) with check (true)';
end $$;
