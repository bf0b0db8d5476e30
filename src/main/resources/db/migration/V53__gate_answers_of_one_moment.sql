-- A phone may round its clock to the minute, and somebody may answer twice within it. The second answer may
-- be the chest pain, so it is kept and told like any other. Only the same answers that come on their own and
-- with a walk are one: the application looks for them, by a fingerprint under the person's key.
alter table sixwalk.gate_answer drop constraint gate_answer_participant_id_answered_at_held_key;
alter table sixwalk.gate_answer add column findings_mac bytea check (octet_length(findings_mac) = 32);
create index gate_answer_moment on sixwalk.gate_answer (participant_id, answered_at);
