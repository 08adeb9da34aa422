-- Version 1 had no hashes and no strict types. The old rows are copied as they are, and chained on the way.
drop trigger events_are_never_changed;
drop trigger events_are_never_deleted;
drop trigger requests_are_never_changed;
drop trigger requests_are_never_deleted;
alter table meta rename to meta_1;
alter table events rename to events_1;
alter table requests rename to requests_1;
alter table keys rename to keys_1;

-- schema.sql

insert into meta select name, value from meta_1;
insert into events
  select position, received_at, by, type, body, hash_of_event(position, received_at, cast(by as blob), cast(type as blob), cast(body as blob))
  from events_1 order by position;
insert into requests
  select id, fingerprint, body, outcomes, hash_of_request(id, fingerprint, body, cast(outcomes as blob))
  from requests_1 order by id;
insert into keys
  select id, party, label, sites, hash, created_at, expires_at, revoked_at,
    seal_of_key(id, party, label, sites, hash, created_at, expires_at, revoked_at)
  from keys_1;

drop table meta_1;
drop table events_1;
drop table requests_1;
drop table keys_1;
