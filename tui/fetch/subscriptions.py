"""What a person subscribed to: ``[sources]`` of the settings, and where the services are.

[sources]
daily = ["hf", "arxiv cs.CL cs.LG"]
blog = "feed https://example.org/papers.xml"

[services]
arxiv = "https://mirror.example.org"
mail = "me@example.org"
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping
from typing import NamedTuple

from tui.fetch.addresses import require_allowed
from tui.fetch.errors import FetchError, WishError
from tui.fetch.services import BASES, SERVICES, Bases, Wish, read_wish, request_of
from tui.settings_file import SettingsFile

HOW_TO_SUBSCRIBE = 'put daily = ["hf", "arxiv cs.CL"] below [sources] in {}'
"""What a person without a subscription is told; the path of the settings belongs into it."""


_MAIL = re.compile(r"[^\s@<>\x00-\x1f]{1,64}@[\w.-]{1,253}")


class Subscription(NamedTuple):
    """One thing that is fetched again and again: what it is called, and what is wished for."""

    name: str
    wish: Wish


class Subscriptions(NamedTuple):
    """All of them, and what could not be understood."""

    all: tuple[Subscription, ...]
    bases: Bases
    problems: tuple[str, ...] = ()
    mail: str = ""
    """The address that Crossref may write to; it answers sooner then."""


def subscriptions_of(
    settings: SettingsFile, environment: Mapping[str, str] = os.environ
) -> Subscriptions:
    """Return the subscriptions in the settings; what is wrong with one does not stop the others.

    Args:
        settings: the file.
        environment: may say where services are: ``CARREL_HF_URL`` and so on.
    """
    problems: list[str] = []
    services = settings.values.get("services", {})
    bases = _bases(services, environment, settings, problems)
    mail = services.get("mail", "") if isinstance(services, dict) else ""
    if not isinstance(mail, str) or (mail and not _MAIL.fullmatch(mail)):
        problems.append(
            f'{settings.where("services", "mail")}: mail is an address such as "me@example.org"'
        )
        mail = ""
    table = settings.values.get("sources", {})
    found: list[Subscription] = []
    if not isinstance(table, dict):
        problems.append(
            f'{settings.where("sources")}: sources is a table: [sources], then daily = ["hf"]'
        )
        table = {}
    for name, wishes in table.items():
        texts = [wishes] if isinstance(wishes, str) else wishes
        if not isinstance(texts, list) or not all(isinstance(each, str) for each in texts):
            what = f'the source {name!r} is a list of texts such as ["hf", "arxiv cs.CL"]'
            problems.append(f"{settings.where('sources', name)}: {what}")
            continue
        if name in SERVICES:
            where = settings.where("sources", name)
            problems.append(f"{where}: {name!r} is a service; call the source otherwise")
            continue
        for text in texts:
            try:
                wish = wish_of(text, bases)
            except WishError as error:
                problems.append(f"{settings.where_text(text)}: the source {name!r}: {error}")
            else:
                found.append(Subscription(name, wish))
    return Subscriptions(tuple(found), bases, tuple(problems), mail)


def _bases(
    table: object, environment: Mapping[str, str], settings: SettingsFile, problems: list[str]
) -> Bases:
    said: dict[str, tuple[str, str]] = {}
    if not isinstance(table, dict):
        problems.append(f"{settings.where('services')}: services is a table of addresses")
        table = {}
    for name, address in table.items():
        if name == "mail":
            continue  # the one that is no service
        if name not in Bases._fields:
            known = ", ".join(Bases._fields)
            where = settings.where("services", name)
            problems.append(f"{where}: there is no service {name!r}; there are {known}")
        elif not isinstance(address, str):
            where = settings.where("services", name)
            problems.append(f"{where}: the service {name!r} is an address: https://…")
        else:
            said[name] = (address, settings.where("services", name))
    for name in Bases._fields:
        variable = f"CARREL_{name.upper()}_URL"
        if address := environment.get(variable):
            said[name] = (address, variable)
    bases = BASES
    for name, (address, place) in said.items():
        try:
            require_allowed(address)
        except FetchError as error:
            problems.append(f"{place}: {error}")
        else:
            bases = bases._replace(**{name: address.rstrip("/")})
    return bases


def wish_of(text: str, bases: Bases) -> Wish:
    """Return what a text wishes for, as the settings and a person write it: ``arxiv cs.CL``.

    Raises:
        WishError: it is not understood.
    """
    wish = read_wish(_split(text))
    request_of(wish, bases, 0)
    return wish


def _split(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise WishError(f"{text!r} cannot be read: {error}") from error
