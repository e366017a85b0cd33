-- What smart flows made of people: properties and bans.
create table flow_standing (
    app integer not null,
    person text not null,
    body blob not null,
    primary key (app, person)
) without rowid;

-- Events that audiences ask about, by who has done them.
create table deed (
    app integer not null,
    person text not null,
    name text not null,
    count integer not null,
    at integer not null,
    primary key (app, person, name)
) without rowid;

-- How often a flow's trigger (-1) or action came up for a person.
create table flow_tally (
    app integer not null,
    flow text not null,
    action integer not null,
    person text not null,
    fired integer not null,
    acted integer not null,
    primary key (app, flow, action, person)
) without rowid;
create index flow_tally_person on flow_tally (app, person);

-- The run log. Nothing is done twice for one target at one moment.
create table flow_run (
    number integer primary key,
    app integer not null,
    flow text not null,
    trigger text not null,
    action integer not null,
    person text not null,
    target text not null,
    at integer not null,
    body blob not null
);
create unique index flow_run_once on flow_run (app, flow, trigger, action, target, person);
create index flow_run_flow on flow_run (app, flow, number);
create index flow_run_person on flow_run (app, person, number);
create index flow_run_target on flow_run (app, target, number) where target <> '';

-- How far each flow is with its audience.
create table audience_run (
    app integer not null,
    flow text not null,
    body blob not null,
    primary key (app, flow)
) without rowid;

-- The last hour that an app was told of.
create table clockwork (
    app integer primary key,
    hour integer not null,
    part integer not null,
    more integer not null
);

-- What was earned. Persons are in columns alone: a user who signs up takes over what was an install's.
create table reward (
    app integer not null,
    id text not null,
    rule text not null,
    milestone integer,
    recipient text not null,
    referred text not null,
    referrer text not null,
    referral integer,
    state integer not null,
    at integer not null,
    held_until integer,
    body blob not null,
    primary key (app, id)
) without rowid;
create index reward_at on reward (app, at, id);
create index reward_state on reward (app, state, at, id);
create index reward_recipient on reward (app, recipient, at, id);
create index reward_referred on reward (app, referred, at, id);
create index reward_referrer on reward (app, referrer);
create index reward_referral on reward (app, referral) where referral is not null;
create index reward_due on reward (app, held_until) where held_until is not null;

-- What a rule gave so far: to everybody or to one referrer, ever or in a day or month.
create table reward_spending (
    app integer not null,
    rule text not null,
    referrer text not null,
    period text not null,
    count integer not null,
    micros integer not null,
    primary key (app, rule, referrer, period)
) without rowid;
create index reward_spending_referrer on reward_spending (app, referrer, period);

create table reward_total (
    app integer not null,
    rule text not null,
    share integer not null,
    state integer not null,
    unit text not null,
    count integer not null,
    micros integer not null,
    primary key (app, rule, share, state, unit)
) without rowid;
