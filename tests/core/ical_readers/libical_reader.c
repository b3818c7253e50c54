/* Reads calendars from stdin with libical and writes NAME NUL value NUL for each property; BEGIN
 * and END, with a component's name as their value, stand around its properties and parts. Times
 * come out as seconds since 1970, spans of time as seconds. libical reports what it could not read
 * as properties X-LIC-ERROR, which come out like any other.
 *
 * With the argument "apply" it takes the calendars in, one after the other, as libical's classifier
 * of iTIP messages says, and writes what is left. */
#include <libical/ical.h>
#include <libical/icalss.h>
#include <stdio.h>
#include <string.h>

static void put(const char *name, const char *value)
{
    fputs(name, stdout);
    fputc(0, stdout);
    fputs(value ? value : "", stdout);
    fputc(0, stdout);
}

static void put_number(const char *name, long long value)
{
    char number[32];
    snprintf(number, sizeof number, "%lld", value);
    put(name, number);
}

static void put_property(icalproperty *property)
{
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
        put_number(name, icaltime_as_timet_with_zone(icalvalue_get_datetime(value),
                                                     icaltimezone_get_utc_timezone()));
        break;
    case ICAL_DURATION_VALUE:
        put_number(name, icaldurationtype_as_int(icalvalue_get_duration(value)));
        break;
    default:
        put(name, icalvalue_as_ical_string(value));
    }
}

static void put_component(icalcomponent *component)
{
    const char *kind = icalcomponent_kind_to_string(icalcomponent_isa(component));
    put("BEGIN", kind);
    icalproperty *property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
    for (; property; property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
        put_property(property);
    }
    icalcompiter inside = icalcomponent_begin_component(component, ICAL_ANY_COMPONENT);
    for (; icalcompiter_deref(&inside); icalcompiter_next(&inside)) {
        put_component(icalcompiter_deref(&inside));
    }
    put("END", kind);
}

/* The calendar among those held whose event has this UID. */
static icalcomponent *held_as(icalcomponent *held, const char *uid)
{
    icalcompiter each = icalcomponent_begin_component(held, ICAL_VCALENDAR_COMPONENT);
    for (; icalcompiter_deref(&each); icalcompiter_next(&each)) {
        if (!strcmp(icalcomponent_get_uid(icalcompiter_deref(&each)), uid)) {
            return icalcompiter_deref(&each);
        }
    }
    return NULL;
}

static int apply(icalcomponent *held, icalcomponent *message)
{
    icalcomponent *known = held_as(held, icalcomponent_get_uid(message));
    icalproperty_xlicclass meant = icalclassify(message, known, "customer@example.com");
    int keep = meant == ICAL_XLICCLASS_PUBLISHNEW || meant == ICAL_XLICCLASS_PUBLISHUPDATE;
    if (!keep && meant != ICAL_XLICCLASS_CANCELEVENT) {
        fprintf(stderr, "taken for %s\n", icalproperty_enum_to_string(meant));
        return 3;
    }
    if (known) {
        icalcomponent_remove_component(held, known);
    }
    if (keep) {
        icalcomponent_add_component(held, icalcomponent_new_clone(message));
    }
    return 0;
}

int main(int count, char **arguments)
{
    static char text[1 << 24];
    size_t length = fread(text, 1, sizeof text - 1, stdin);
    text[length] = 0;
    icalcomponent *root = icalparser_parse_string(text);
    if (!root) {
        return 1;
    }
    if (count == 1) {
        put_component(root);
        return 0;
    }
    icalcomponent *held = icalcomponent_new(ICAL_XROOT_COMPONENT);
    int alone = icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT;
    int trouble = alone ? apply(held, root) : 0;
    icalcompiter each = icalcomponent_begin_component(root, ICAL_VCALENDAR_COMPONENT);
    for (; !trouble && icalcompiter_deref(&each); icalcompiter_next(&each)) {
        trouble = apply(held, icalcompiter_deref(&each));
    }
    put_component(held);
    return trouble;
}
