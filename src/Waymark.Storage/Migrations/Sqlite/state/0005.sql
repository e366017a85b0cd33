-- At the end and nullable, as JSON: which feed an event came by or followed from.
alter table stream add column origin text;

-- Users by what else they are known by, such as an address; the key is a 64-bit hash.
create table user_key (
    app integer not null,
    key integer not null,
    user text not null,
    at integer not null,
    primary key (app, key, user)
) without rowid;

-- What came by feeds: how often, and when first and last, in milliseconds since 1970.
create table feed_count (
    app integer not null,
    feed text not null,
    what text not null,
    name text not null,
    count integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (app, feed, what, name)
) without rowid;
