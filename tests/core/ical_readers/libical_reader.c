/* Reads one calendar from stdin with libical and writes NAME NUL value NUL for each property of
 * the calendar and its only event. Times come out as seconds since 1970. libical reports what it
 * could not read as properties X-LIC-ERROR, which come out like any other. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static void put(const char *name, const char *value)
{
    fputs(name, stdout);
    fputc(0, stdout);
    fputs(value ? value : "", stdout);
    fputc(0, stdout);
}

static void put_property(icalproperty *property)
{
    char number[32];
    icalvalue *value = icalproperty_get_value(property);
    const char *name = icalproperty_get_property_name(property);
    switch (icalvalue_isa(value)) {
    case ICAL_TEXT_VALUE:
        put(name, icalvalue_get_text(value));
        break;
    case ICAL_URI_VALUE:
        put(name, icalvalue_get_uri(value));
        break;
    case ICAL_DATETIME_VALUE:
        snprintf(number, sizeof number, "%lld",
                 (long long)icaltime_as_timet_with_zone(icalvalue_get_datetime(value),
                                                        icaltimezone_get_utc_timezone()));
        put(name, number);
        break;
    default:
        put(name, icalvalue_as_ical_string(value));
    }
}

static void put_properties(icalcomponent *component)
{
    icalproperty *property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
    for (; property; property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
        put_property(property);
    }
}

int main(void)
{
    static char text[1 << 20];
    size_t length = fread(text, 1, sizeof text - 1, stdin);
    text[length] = 0;
    icalcomponent *calendar = icalparser_parse_string(text);
    if (!calendar) {
        return 1;
    }
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    if (!event || icalcomponent_count_components(calendar, ICAL_ANY_COMPONENT) != 1) {
        return 2;
    }
    put_properties(calendar);
    put_properties(event);
    icalcomponent_free(calendar);
    return 0;
}
