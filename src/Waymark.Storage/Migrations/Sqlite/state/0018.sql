-- Touches and installs that met a rule of fraud, by day: few dimensions of reports, but the site and the country beside them.
create table fraud_figure (
    app integer not null,
    day integer not null,
    rule text not null,
    level integer not null,
    outcome integer not null,
    source text not null,
    campaign text not null,
    site text not null,
    country text not null,
    count integer not null,
    primary key (app, day, rule, level, outcome, source, campaign, site, country)
) without rowid;

-- The same one by one.
create table fraud_case (
    app integer not null,
    fact integer not null,
    number integer not null,
    rule text not null,
    outcome integer not null,
    body blob not null,
    primary key (app, fact, number)
) without rowid;
create index fraud_case_rule on fraud_case (app, rule, fact, number);
