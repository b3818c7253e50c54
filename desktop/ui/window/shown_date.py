"""Says everywhere around the day which day, or whose week, it is."""

from desktop.ui.header.day_header import DayHeader, day_caption
from desktop.ui.header.month_panel import MonthPanel
from desktop.ui.header.weeks_menu import WeeksMenu
from desktop.ui.window.shown_day import Reading


def show_date(reading: Reading, header: DayHeader, month: MonthPanel, weeks: WeeksMenu) -> None:
    contents, today = reading.contents, reading.today
    people = [(person.id, person.name) for person in reading.people]
    header.show_people(people, contents.staff_id)
    caption = day_caption(contents)
    if contents.is_week and contents.columns:
        first, last = contents.columns[0].day, contents.columns[-1].day
        header.show_week(first, last, caption, is_current=first <= today <= last)
        month.show_week(first, last, today)
        weeks.show_week(first, last)
    else:
        header.show_day(contents.day, caption, is_today=contents.day == today)
        month.show_day(contents.day, today)
        weeks.show_day(contents.day)
