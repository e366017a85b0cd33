create table runs (
    app         text    not null,
    integration text    not null,
    run         integer not null, -- 0 is the live one
    first       integer not null, -- the position before the first event
    last        integer,          -- null goes on for ever
    cursors     blob    not null,
    started_at  integer not null, -- Unix milliseconds, like all times here
    primary key (app, integration, run)
) strict, without rowid;

create table delivery_rows (
    app         text    not null,
    integration text    not null,
    run         integer not null,
    position    integer not null,
    lane        integer not null,
    state       integer not null,
    reason      text    not null,
    detail      text,
    event_id    text    not null,
    event_name  text    not null,
    event_at    integer not null,
    install     text,
    user        text,
    subject     text    not null,
    attempts    integer not null,
    due_at      integer,
    records     integer not null,
    refusal     text,
    since       integer not null,
    primary key (app, integration, run, position)
) strict, without rowid;

create index rows_due on delivery_rows (app, integration, due_at) where due_at is not null;
create index rows_held on delivery_rows (app, integration, subject, position) where state = 0;
create index rows_by_position on delivery_rows (app, integration, position);

create table ledger (
    app         text    not null,
    integration text    not null,
    run         integer not null,
    day         integer not null, -- days since 0001-01-01
    state       integer not null,
    reason      text    not null,
    events      integer not null,
    primary key (app, integration, run, day, state, reason)
) strict, without rowid;

create table batches (
    app         text    not null,
    integration text    not null,
    run         integer not null,
    at          integer not null,
    first       integer not null,
    last        integer not null,
    events      integer not null,
    records     integer not null,
    status      integer not null,
    took        integer not null,
    version     integer not null,
    failure     text
) strict;

create index batches_by_time on batches (app, integration, at);

create table links (
    app         text not null,
    integration text not null,
    device      text not null,
    person      text not null,
    primary key (app, integration, device)
) strict, without rowid;

create table conditions (
    app         text    not null,
    integration text    not null,
    state       text    not null,
    reason      text,
    since       integer not null,
    next_at     integer,
    probed_at   integer,
    probe       text,
    primary key (app, integration)
) strict, without rowid;
