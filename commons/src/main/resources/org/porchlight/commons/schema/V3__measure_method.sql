-- How a measure is made: all of it or none, but for the baseline, which a new measure has not yet.
alter table measure
  add column definition local_text,
  add column formula local_text,
  add column frequency text check (frequency in ('MONTHLY', 'QUARTERLY', 'YEARLY')),
  add column source local_text,
  add column owner local_text,
  add column baseline local_text,
  add check (num_nulls(definition, formula, frequency, source, owner) in (0, 5)),
  add check (baseline is null or definition is not null);
