-- Under what a source's records are held, as the city folder says it: the agreement, and the law of
-- public records. Read with the source itself, by everybody who may see how sources stand.

-- {"id", "kind", "parties": [], "purposes": [], "signed", "expires", "onExpiry", "contact",
-- "document", "fields": []}; no fields: all of them
alter table source add column agreement jsonb;

-- {"class", "statute", "retention", "publicFields": []}
alter table source add column public_records jsonb;
