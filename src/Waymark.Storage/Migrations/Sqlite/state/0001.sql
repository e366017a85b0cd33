-- Everything here is rebuilt from the journal: throw the file away and it grows back.

create table progress (
    only integer primary key check (only = 1),
    journal_position integer not null,
    stream_position integer not null
);
insert into progress values (1, 0, 0);

-- Apps by a small number, so that no row repeats their names.
create table app (
    number integer primary key,
    id text not null unique
);

create table install (
    app integer not null,
    id text not null,
    body blob not null,
    primary key (app, id)
) without rowid;

-- Which installs a device id or an address belongs to; the key is a 64-bit hash.
create table device (
    app integer not null,
    key integer not null,
    install text not null,
    at integer not null,
    primary key (app, key, install)
) without rowid;
-- A carrier's address has tens of thousands of installs, and only the latest are asked for.
create index device_latest on device (app, key, at);

create table user (
    app integer not null,
    id text not null,
    body blob not null,
    primary key (app, id)
) without rowid;

-- What was counted once and must not be counted again.
create table seen (
    app integer not null,
    high integer not null,
    low integer not null,
    at integer not null,
    primary key (app, high, low)
) without rowid;

create table payment (
    app integer not null,
    position integer not null,
    id text,
    user text,
    body blob not null,
    primary key (app, position)
) without rowid;
create index payment_id on payment (app, id) where id is not null;
create index payment_user on payment (app, user) where user is not null;

-- Which install a click was credited with.
create table claim (
    app integer not null,
    click text not null,
    install text not null,
    primary key (app, click)
) without rowid;

-- The key is the app's number in the upper bits and the position in the lower 44, so that one app's events lie together.
create table stream (
    key integer primary key,
    lane integer not null,
    kind integer not null,
    name text not null,
    at integer not null,
    fact integer not null,
    install text,
    user text,
    platform integer not null,
    credit integer,
    revenue text,
    currency text,
    attributes blob not null
);
create index stream_conversions on stream (install) where kind < 10;

-- Credits are shared by all events of an install, so each is kept once.
create table credit (
    app integer not null,
    number integer not null,
    hash integer not null,
    body blob not null,
    primary key (app, number)
) without rowid;
create index credit_hash on credit (app, hash);

create table rollup (
    app integer not null,
    day integer not null,
    measure text not null,
    name text not null,
    source text not null,
    campaign text not null,
    platform integer not null,
    count integer not null,
    micros integer not null,
    primary key (app, day, measure, name, source, campaign, platform)
) without rowid;

-- How common a trait is, by UTC day: what probabilistic matching weighs agreement with.
create table population (
    app integer not null,
    kind text not null,
    value text not null,
    day integer not null,
    count integer not null,
    primary key (app, kind, value, day)
) without rowid;
