-- Which installs a campaign earned, in the order of time, and when each was last active. The campaign is named as in the figures.
create table earned (
    app integer not null,
    campaign text not null,
    at integer not null,
    install text not null,
    active integer not null,
    primary key (app, campaign, at, install)
) without rowid;

-- How many those are: a list of campaigns shows it for each, and must not read them all.
create table earned_count (
    app integer not null,
    campaign text not null,
    count integer not null,
    primary key (app, campaign)
) without rowid;

-- What was processed before there was this table.
insert into earned (app, campaign, at, install, active)
select app, campaign, round((julianday(at) - 2440587.5) * 86400000), id, round((julianday(active) - 2440587.5) * 86400000)
from (
    select
        app,
        id,
        coalesce(json_extract(cast(body as text), '$.Verdict.Credit.CampaignId'), json_extract(cast(body as text), '$.Verdict.Credit.Campaign')) as campaign,
        json_extract(cast(body as text), '$.Verdict.At') as at,
        json_extract(cast(body as text), '$.LastActiveAt') as active
    from install
    where json_extract(cast(body as text), '$.Verdict.Credit.Source') <> 'ORGANIC'
)
where campaign <> '';

insert into earned_count (app, campaign, count)
select app, campaign, count(*)
from earned
group by app, campaign;
