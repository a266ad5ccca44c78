"""What each of Slack's error codes means, and what follows for a message that met it."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bot.core.ports import TransportError

REST: Final = 30.0
"""Seconds for which a lane rests when Slack cannot be reached, or takes no more for now and does
not say for how long. After any other trouble the message alone waits."""
REST_WHILE_MOVING: Final = 600.0
"""Seconds for which it rests while a workspace is moved into an organisation."""

_READABLE: Final = re.compile(r"[a-z][a-z0-9_ ]{0,59}")


class Follows(StrEnum):
    """How far an error reaches, and so what follows.

    All but `AGAIN` are for good: this message takes its recipient's next route. `MESSAGE`: Slack
    takes no message like it. `PERSON`: they cannot be reached there. `CHANNEL`: nothing can be
    posted where it was to stand. `WORKSPACE`: nothing at all can be posted until the operator has
    mended it, so everyone takes their next route and the operator is told.
    """

    MESSAGE = "message"
    PERSON = "person"
    CHANNEL = "channel"
    WORKSPACE = "workspace"
    AGAIN = "again"


FOLLOWS: Final[Mapping[str, Follows]] = {
    **dict.fromkeys(
        (
            "attachment_payload_limit_exceeded",
            "as_user_not_supported",
            "cannot_reply_to_message",
            "draft_already_deleted",
            "draft_already_sent",
            "draft_has_conflict",
            "draft_not_found",
            "duplicate_channel_not_found",
            "duplicate_message_not_found",
            "invalid_arg_name",
            "invalid_arguments",
            "invalid_array_arg",
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_charset",
            "invalid_form_data",
            "invalid_metadata_format",
            "invalid_metadata_schema",
            "invalid_post_type",
            "markdown_text_conflict",
            "metadata_must_be_sent_from_app",
            "metadata_too_large",
            "missing_file_data",
            "missing_post_type",
            "msg_blocks_too_long",
            "msg_too_long",
            "no_text",
            "send_on_behalf_not_allowed",
            "slack_connect_canvas_sharing_blocked",
            "slack_connect_file_link_sharing_blocked",
            "slack_connect_lists_sharing_blocked",
            "too_many_attachments",
            "too_many_contact_cards",
        ),
        Follows.MESSAGE,
    ),
    **dict.fromkeys(
        (
            "app_access_restricted",
            # To a person's id it says that there is no such person, or that we may not write.
            "channel_not_found",
            "user_disabled",
            "user_not_found",
            "user_not_in_channel",
            "user_not_visible",
            "users_not_found",
        ),
        Follows.PERSON,
    ),
    **dict.fromkeys(
        (
            "ekm_access_denied",
            "is_archived",
            "not_in_channel",
            "restricted_action",
            "restricted_action_non_threadable_channel",
            "restricted_action_read_only_channel",
            "restricted_action_thread_locked",
            "restricted_action_thread_only_channel",
        ),
        Follows.CHANNEL,
    ),
    **dict.fromkeys(
        (
            "access_denied",
            "accesslimited",
            "account_inactive",
            "deprecated_endpoint",
            "enterprise_is_restricted",
            "invalid_auth",
            "is_bot",
            "messages_tab_disabled",
            "method_deprecated",
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "not_authed",
            "team_access_not_granted",
            "team_not_found",
            "token_expired",
            "token_revoked",
            "two_factor_setup_required",
            "unknown_method",
        ),
        Follows.WORKSPACE,
    ),
    **dict.fromkeys(
        (
            "fatal_error",
            "internal_error",
            "message_limit_exceeded",
            "org_login_required",
            "rate_limited",
            "ratelimited",
            "request_timeout",
            "service_unavailable",
            "team_added_to_org",
        ),
        Follows.AGAIN,
    ),
}

_IN_DOUBT: Final = frozenset({"fatal_error"})
"""Slack's page: some aspect of the operation may have succeeded before this was raised."""
NOT_REACHED: Final = "not reached"
_RESTS: Final = {
    **dict.fromkeys(("org_login_required", "team_added_to_org"), REST_WHILE_MOVING),
    **dict.fromkeys(("message_limit_exceeded", "rate_limited", "ratelimited"), REST),
    **dict.fromkeys((NOT_REACHED, "service_unavailable"), REST),
}


class SlackError(Exception):
    """A call was not answered with yes; holds nothing of the call, of the answer or of the token.

    `code` is Slack's own, or one of ours with a blank in it: "line cut", "http 503". `retry_after`
    is in seconds. `in_doubt`: it may have been carried out all the same. `follows` is how far it
    reaches; what is not known is a failure of this message alone.
    """

    def __init__(
        self,
        code: str,
        *,
        retry_after: float | None = None,
        in_doubt: bool = False,
        follows: Follows | None = None,
    ) -> None:
        self.code = code if _READABLE.fullmatch(code) else "unreadable"
        super().__init__(self.code)
        self.retry_after = retry_after
        self.in_doubt = in_doubt or self.code in _IN_DOUBT
        self.follows = follows or FOLLOWS.get(self.code, Follows.MESSAGE)


def transport_error(error: SlackError) -> TransportError:
    """Return what an error means to a message and to its lane."""
    code = f"slack {error.code}"
    if error.follows is not Follows.AGAIN:
        return TransportError(code, permanent=True, in_doubt=error.in_doubt)
    after = _RESTS.get(error.code) if error.retry_after is None else error.retry_after
    return TransportError(code, permanent=False, in_doubt=error.in_doubt, retry_after=after)
