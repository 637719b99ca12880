-- What rules may ask about a message: how many wrote here for the first time just now (a raid), and what a rule may
-- answer: a sentence that its author reads among what the team told them.
-- The index is built in seconds and locks writing to post meanwhile; the check is replaced under a short lock.

create index post_first_disclosure on post (organisation_id, created_at) where first_disclosure;

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check
    check (kind in ('published', 'returned', 'removed', 'unmasked', 'reply'));
