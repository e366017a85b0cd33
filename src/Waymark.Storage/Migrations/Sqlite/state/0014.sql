-- A pending token is found by the place of its call in the journal, which only rises; those from before go first.
update apple_token set pending = 0 where pending is not null;
