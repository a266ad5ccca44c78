"""The "Bad input" paragraph of the main job, item by item, through the doors that people use."""

HELD = {
    "a conference on a Sunday": ["test_days::on_a_sunday"],
    "or ten years ago": ["test_days::ten_years_ago"],
    "a meeting in the past": ["test_days::in_the_past"],
    "a member without a route": ["test_people::without_a_route"],
    "an unknown or closed group": [
        "test_people::unknown_group",
        "test_people::closed_group",
    ],
    "somebody outside the group asking": ["test_people::so_is_an_outsider"],
    "a person who has left pressing an old button": [
        "test_people::presses_an_old_button",
        "test_people::opted_out_in_that_very_moment",
    ],
    "a form sent twice": [
        "test_twice::sent_twice",
        "test_twice::two_windows_at_once",
        "test_twice::two_machines_send_in_the_same_second",
        "tests/handlers/commands/test_new::sent_twice_makes_one_group",
    ],
    "a form filled from a version since changed": ["test_twice::closed_as_it_was_seen"],
    "text of 100,000 characters": [
        "test_texts::cannot_be_kept",
        "test_texts::by_link_it_comes_back",
        "tests/handlers/email/test_render::one_hundred_thousand_characters",
    ],
    "or of control characters": [
        "test_texts::cannot_be_kept",
        "tests/handlers/email/test_render::no_control_character_leaves",
    ],
    "or of markup": [
        "test_texts::markup_is_kept",
        "tests/handlers/email/test_render::never_as_markup",
    ],
    "two chairs pressing *start* in the same second": ["test_twice::two_chairs_press_start"],
    "somebody else's link": [
        "test_links::somebody_elses_link",
        "tests/handlers/web/test_links_in_use::gets_a_mail_by_mistake",
    ],
    "a link used after its time": ["test_links::after_its_time"],
    "a thousand guessed links a minute": [
        "tests/handlers/web/test_door::a_thousand_guesses",
        "tests/handlers/web/test_door::guesses_from_many_addresses",
        "tests/handlers/web/test_door::in_the_middle_of_the_guesses",
    ],
    "a full disk": [
        "test_trouble::a_full_disk",
        "tests/storage/test_failures::a_log_that_cannot_grow",
        "tests/storage/test_failures::a_backup_that_finds_no_room",
    ],
    "a locked database": [
        "test_trouble::a_locked_database",
        "test_mail::locked_while_mail_is_on_its_way",
    ],
    "a mail server that hangs": [
        "test_mail::that_hangs",
        "tests/handlers/email/test_smtp_trouble::never_answers",
    ],
    "refuses one recipient": ["test_mail::refuses_one_recipient"],
    "drops the line after DATA": ["test_mail::dropped_after_the_data"],
}
"""Each item with the tests that hold it, here or where they stand: module and part of a name."""
