-- Lists of those who bring others: who, what and when is in the index, the bodies are not read.
alter table referral add column test integer not null default 0;
create index referral_credited on referral (app, at, referrer, occasion, referred, status, test) where referrer is not null;
create index referral_queue on referral (app, occasion, test) where status = 1;
create index relation_at on relation (app, at, event, referrer);
