"""The rooms that are open, in the order of the house; a tenth costs one folder and one line."""

from starlette.routing import BaseRoute

from rooms import (
    about,
    check,
    entrance,
    lamp,
    letters,
    murmurs,
    nook,
    people,
    receipts,
    reports,
    shelf,
    ways,
    weather,
    workshop,
)

ROOMS = (
    nook.room,
    murmurs.room,
    ways.room,
    shelf.room,
    letters.room,
    lamp.room,
    weather.room,
    workshop.room,
    people.room,
)

ROUTES: list[BaseRoute] = [
    *entrance.ROUTES,
    *receipts.ROUTES,
    *reports.ROUTES,
    *about.ROUTES,
    *check.ROUTES,
    *(route for room in ROOMS for route in room.routes),
]
