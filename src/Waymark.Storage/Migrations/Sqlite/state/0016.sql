-- What came from each source, campaign and site on a UTC day, as far as fraud shows in it.
create table source_day (
    app integer not null,
    day integer not null,
    source text not null,
    campaign text not null,
    site text not null,
    body blob not null,
    primary key (app, day, source, campaign, site)
) without rowid;

-- Clicks by hour since 1970: what is usual for a source.
create table source_hour (
    app integer not null,
    hour integer not null,
    source text not null,
    clicks integer not null,
    primary key (app, hour, source)
) without rowid;

-- Installs by whom they are credited to, on the UTC day of their first open.
create table source_install (
    app integer not null,
    source text not null,
    day integer not null,
    install text not null,
    campaign text not null,
    site text not null,
    primary key (app, source, day, install)
) without rowid;

-- What stands against sources; campaign and site are empty for all of them.
create table source_standing (
    app integer not null,
    source text not null,
    campaign text not null,
    site text not null,
    rule text not null,
    body blob not null,
    primary key (app, source, campaign, site, rule)
) without rowid;

-- Everything that was ever said about sources.
create table source_note (
    app integer not null,
    position integer not null,
    body blob not null,
    primary key (app, position)
) without rowid;
