-- Version 2 kept no files.
create table files (
  sha256 blob primary key,
  content blob not null
) strict;
create trigger files_are_never_changed before update on files begin select raise(abort, 'files are never changed'); end;
create trigger files_are_never_deleted before delete on files begin select raise(abort, 'files are never deleted'); end;
