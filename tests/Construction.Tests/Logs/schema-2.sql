-- The log. Rows are added and never changed: a correction is a new event.
create table meta (
  name text primary key,
  value text not null
) strict, without rowid;

create table events (
  position integer primary key,
  received_at integer not null,          -- milliseconds since 1970, UTC, the server's clock
  by text not null,                      -- id of the key that it came with
  type text not null,
  body text not null,
  hash blob not null                     -- of this row and the hash of the row before (Chain.cs)
) strict;

-- What was answered to a request that carried an Idempotency-Key; kept for ever. The index over it is built in memory
-- at start: a random-key index on disk would dirty a page with every post.
create table requests (
  id integer primary key,
  fingerprint blob not null,             -- of scope and key
  body blob not null,                    -- fingerprint of the request's content
  outcomes text not null,
  hash blob not null                     -- as in events, a chain of their own
) strict;

-- Only the hash of a key is stored.
create table keys (
  id text primary key,
  party text not null,
  label text,
  sites text,                            -- JSON array of site ids; null means every site
  hash blob not null,
  created_at integer not null,
  expires_at integer,
  revoked_at integer,
  seal blob not null                     -- hash of this row: a key may change, and then its seal does
) strict, without rowid;

create trigger events_are_never_changed before update on events begin select raise(abort, 'events are never changed'); end;
create trigger events_are_never_deleted before delete on events begin select raise(abort, 'events are never deleted'); end;
create trigger requests_are_never_changed before update on requests begin select raise(abort, 'requests are never changed'); end;
create trigger requests_are_never_deleted before delete on requests begin select raise(abort, 'requests are never deleted'); end;
