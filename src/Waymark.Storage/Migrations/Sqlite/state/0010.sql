-- Apple's postbacks, the forged and repeated ones too. The identity is of what Apple signed, and only the first of each has it.
create table postback (
    app integer not null,
    position integer not null,
    verdict integer not null,
    identity text,
    body blob not null,
    primary key (app, position)
) without rowid;
create unique index postback_identity on postback (app, identity) where identity is not null;
