"""The desk: where people read what waits, and decide; everything under `/desk`."""

from starlette.routing import BaseRoute, Route

from moderation.desk import arrivals, bell, boards, care, decide, door, guide, log, queue, rota, runbook

_POST = ["POST"]

ROUTES: list[BaseRoute] = [
    Route("/desk/sign-in", door.sign_in_page),
    Route("/desk/sign-in", door.sign_in, methods=_POST),
    Route("/desk/sign-out", door.sign_out, methods=_POST),
    Route("/desk/invitation/{token}", door.invitation_page),
    Route("/desk/invitation/{token}", door.accept, methods=_POST),
    Route("/desk/enter/{token}", door.enter_page),
    Route("/desk/enter/{token}", door.enter, methods=_POST),
    Route("/desk", queue.queue),
    Route("/desk/next", queue.next_card, methods=_POST),
    Route("/desk/posts/{post}", queue.card),
    Route("/desk/posts/{post}/extend", queue.extend, methods=_POST),
    Route("/desk/posts/{post}/skip", queue.skip, methods=_POST),
    Route("/desk/posts/{post}/approve", decide.approve, methods=_POST),
    Route("/desk/posts/{post}/decline", decide.decline, methods=_POST),
    Route("/desk/posts/{post}/escalate", decide.escalate, methods=_POST),
    Route("/desk/posts/{post}/unpublish", decide.unpublish, methods=_POST),
    Route("/desk/posts/{post}/undo", decide.undo, methods=_POST),
    Route("/desk/posts/{post}/stays", care.stays_page),
    Route("/desk/posts/{post}/stays", care.stays, methods=_POST),
    Route("/desk/posts/{post}/{act}", queue.back),
    Route("/desk/shift", care.shift_page),
    Route("/desk/shift/break", care.take_break, methods=_POST),
    Route("/desk/shift/fold", care.fold, methods=_POST),
    Route("/desk/shift/end", care.end_shift, methods=_POST),
    Route("/desk/bell", bell.bell),
    Route("/desk/bell/count", bell.count),
    Route("/desk/bell/{alarm}/handled", bell.handle, methods=_POST),
    Route("/desk/rota", rota.rota),
    Route("/desk/rota", rota.add, methods=_POST),
    Route("/desk/rota/trial", rota.send_trial, methods=_POST),
    Route("/desk/rota/{duty}/remove", rota.remove, methods=_POST),
    Route("/desk/runbook", runbook.pages),
    Route("/desk/runbook/{kind}", runbook.page),
    Route("/desk/runbook/{kind}", runbook.write, methods=_POST),
    Route("/desk/care", care.care_page),
    Route("/desk/care", care.set_rules, methods=_POST),
    Route("/desk/care/{burden}/met", care.meet, methods=_POST),
    Route("/desk/arrivals", arrivals.arrivals),
    Route("/desk/log", log.log),
    Route("/desk/boards", boards.boards),
    Route("/desk/boards/{board}/{act}", boards.pause, methods=_POST),
    Route("/desk/helplines", guide.helplines),
    Route("/desk/help", guide.guide),
]
