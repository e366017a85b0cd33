-- What ad networks claim by themselves, by the fact that brought it, and what claims are found by.
create table network_claim (
    app integer not null,
    position integer not null,
    network text not null,
    install text,
    body blob not null,
    primary key (app, position)
) without rowid;
create index network_claim_network on network_claim (app, network, position);
create index network_claim_install on network_claim (app, install, position) where install is not null;

create table network_claim_key (
    app integer not null,
    key integer not null,
    position integer not null,
    primary key (app, key, position)
) without rowid;

-- Which networks are asked about which installs, and what they answered.
create table network_question (
    app integer not null,
    install text not null,
    network text not null,
    pending integer,
    body blob not null,
    primary key (app, install, network)
) without rowid;
create index network_question_pending on network_question (app, network, pending, install) where pending is not null;
