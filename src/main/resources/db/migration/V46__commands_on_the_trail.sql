-- What a command does with the login of migrations stands on the audit trail like everything else.
grant execute on function audit.append(text, timestamptz, text, text, text, uuid, text, jsonb) to current_user;
