-- Users who gave their address before addresses were linked are found by it from now on, as everybody else is.
insert into user_key (app, key, user, at)
select app, email_key(email), id, 0
from (select app, id, json_extract(cast(body as text), '$.Email') as email from user)
where email is not null
on conflict do nothing;
