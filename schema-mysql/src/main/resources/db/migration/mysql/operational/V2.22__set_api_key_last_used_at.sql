-- Bucketeer's services cannot read a NULL here, and write 0 for never.
UPDATE api_key SET last_used_at = 0 WHERE last_used_at IS NULL;
