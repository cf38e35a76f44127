-- What begins and ends shifts and breaks, found without walking a day of answers (hideout/store/shifts.py asks in these words).
CREATE INDEX audit_marks ON audit (staff, at) WHERE action IN ('sign-in', 'sign-out', 'shift-end', 'break', 'break-end', 'break-later');
