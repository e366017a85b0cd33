-- AdServices tokens of devices; pending has the time of receipt for as long as there is no final answer.
create table apple_token (
    app integer not null,
    hash text not null,
    pending integer,
    body blob not null,
    primary key (app, hash)
) without rowid;
create index apple_token_pending on apple_token (app, pending, hash) where pending is not null;
