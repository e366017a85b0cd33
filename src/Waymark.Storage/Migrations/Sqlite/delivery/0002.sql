-- Calls can be found by the events they carried: see IntervalTree for what fork means.
alter table batches add column fork integer; -- null for calls from before this
alter table batches add column positions blob;
alter table batches add column route text not null default '';
alter table batches add column refused integer not null default 0;
alter table batches add column answer text;
create index batches_by_fork on batches (app, integration, fork) where fork is not null;
create index batches_failed on batches (app, integration, at) where failure is not null;

create index rows_by_state on delivery_rows (app, integration, state, position);
create index rows_dead on delivery_rows (app, integration, since) where state = 3;

-- Up to here the calls are not known any more.
alter table runs add column forgotten integer not null default 0;
update runs set forgotten = coalesce(
    (select max(batches.last) from batches where batches.app = runs.app and batches.integration = runs.integration and batches.run = runs.run), 0);

alter table runs add column per_second integer; -- null is the host's own limit
alter table runs add column only_missed integer not null default 0;
alter table runs add column cancelled_at integer;

create table pauses (
    app         text    not null,
    integration text    not null,
    since       integer not null,
    reason      text,
    primary key (app, integration)
) strict, without rowid;

create table alarms (
    id          integer primary key,
    app         text    not null,
    integration text    not null,
    kind        integer not null,
    detail      text    not null,
    since       integer not null,
    until       integer -- null while it is open
) strict;

create unique index alarms_open on alarms (app, integration, kind) where until is null;
create index alarms_by_integration on alarms (app, integration, since);
