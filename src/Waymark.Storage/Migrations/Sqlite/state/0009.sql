-- A user's id under a provider: one owner for each.
create table identity (
    app integer not null,
    provider text not null,
    id text not null,
    body blob not null,
    primary key (app, provider, id)
) without rowid;

-- A row for each way.
create table friend (
    app integer not null,
    person text not null,
    friend text not null,
    at integer not null,
    primary key (app, person, friend)
) without rowid;

create table promo_code (
    app integer not null,
    code text not null,
    created integer not null,
    creator text,
    body blob not null,
    primary key (app, code)
) without rowid;
create index promo_code_created on promo_code (app, created, code);
create index promo_code_creator on promo_code (app, creator, created) where creator is not null;

-- Who has claimed a code: once each.
create table promo_claim (
    app integer not null,
    code text not null,
    person text not null,
    body blob not null,
    primary key (app, code, person)
) without rowid;
create index promo_claim_person on promo_claim (app, person);

create table test_device (
    app integer not null,
    kind integer not null,
    id text not null,
    body blob not null,
    primary key (app, kind, id)
) without rowid;

-- What was changed about people, by whom and why.
create table audit (
    app integer not null,
    fact integer not null,
    part integer not null,
    kind integer not null,
    person text,
    other text,
    body blob not null,
    primary key (app, fact, part)
) without rowid;
create index audit_kind on audit (app, kind, fact, part);
create index audit_person on audit (app, person, fact, part) where person is not null;
create index audit_other on audit (app, other, fact, part) where other is not null;

-- What was decided about facts that somebody waits for; the oldest are removed as new ones come.
create table ruling (
    app integer not null,
    fact integer not null,
    at integer not null,
    body blob not null,
    primary key (app, fact)
) without rowid;
