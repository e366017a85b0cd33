-- Links that staff make and users share. What is looked up by is in columns, everything else in the body.
create table smart_link (
    app integer not null,
    token text not null,
    code text,
    sender text,
    created integer not null,
    body blob not null,
    primary key (app, token)
) without rowid;
create unique index smart_link_code on smart_link (app, code) where code is not null;
create index smart_link_sender on smart_link (app, sender, created) where sender is not null;
create index smart_link_created on smart_link (app, created, token);

-- Each time a link was followed or brought somebody. Persons are in columns alone: a user who signs up takes over what was an install's.
create table referral (
    app integer not null,
    id integer not null,
    occasion integer not null,
    at integer not null,
    link text not null,
    referrer text,
    referred text,
    install text,
    status integer not null,
    body blob not null,
    primary key (app, id)
) without rowid;
create index referral_referrer on referral (app, referrer, at) where referrer is not null;
create index referral_referred on referral (app, referred, at) where referred is not null;
create index referral_install on referral (app, install, id) where install is not null;
create index referral_at on referral (app, at);

-- Who referred whom, for one event.
create table relation (
    app integer not null,
    referred text not null,
    event text not null,
    referrer text not null,
    at integer not null,
    body blob not null,
    primary key (app, referred, event, referrer)
) without rowid;
create index relation_referrer on relation (app, referrer, event, at);
