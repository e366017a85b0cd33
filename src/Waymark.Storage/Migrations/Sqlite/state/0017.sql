-- What was counted once, in runs that are written in order; "seen" keeps what was noted before and grows no more.
create table seen_log (
    id integer primary key,
    entries blob not null
);
create table seen_run (
    id integer primary key,
    level integer not null,
    entries integer not null,
    filter blob not null,
    fences blob not null
);
create table seen_chunk (
    id integer primary key,
    entries blob not null
);
