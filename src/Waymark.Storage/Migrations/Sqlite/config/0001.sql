create table versions (
    number        integer primary key,
    document      text    not null,
    who           text    not null,
    changed_at    integer not null, -- Unix milliseconds
    previous_hash text    not null,
    hash          text    not null
) strict;

create table secrets (
    name   text primary key,
    sealed text not null
) strict, without rowid;
