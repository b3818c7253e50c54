<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;cancelled bookings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New booking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Walk-in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Block time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move with the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;tatus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book a&amp;gain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ustomer card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel booking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete: made by mista&amp;ke…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy join &amp;link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join as host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save .ics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to date…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same weekday &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Day of everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Week of this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Online appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small &amp;month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;cancelled bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show those who do not wor&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal si&amp;ze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Trimsy Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} weeks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>Version {version}, with Qt {qt}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AbsenceDialog</name>
    <message>
        <source>Edit absence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New absence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed for this absence is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 booking lies in this time. It stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} bookings lie in this time. They stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AbsenceFields</name>
    <message>
        <source>Choose who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole &amp;days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From, time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until, time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AbsencesBox</name>
    <message>
        <source>Absences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add abs&amp;ence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edi&amp;t…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Und&amp;o</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absences are kept at once, apart from Save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this person first: then absences can be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The absence is removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountBox</name>
    <message>
        <source>&amp;Connect Microsoft Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;etails…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected — {email}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect the Microsoft account?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links that customers already have go on working. Until an account is connected again, no new links are made, and moved or cancelled appointments are not changed in Microsoft Teams.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stay connected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockMover</name>
    <message>
        <source>Moving {customer}: {place}. Arrow keys move it, Shift with up or down changes the length, Enter keeps it there, Escape puts it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking is no longer shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left where it was: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}, {times}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookingBlock</name>
    <message>
        <source>Selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookingCommands</name>
    <message>
        <source>No browser could be opened. Copy the join link and open it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y join link</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookingFields</name>
    <message>
        <source>Part of a series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No&amp;te</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookingForm</name>
    <message>
        <source>Edit booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed for this booking is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Book anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookingPanel</name>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy join &amp;link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join as host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a ne&amp;w meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save .&amp;ics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel booking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boo&amp;k again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custo&amp;mer card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No-shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of a series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no link to copy or open yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalledOff</name>
    <message>
        <source>Cancelled and deleted bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, phone or e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of which customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show its day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No booking was cancelled or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of a customer like this was cancelled or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourBox</name>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Othe&amp;r…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other colour…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own colour {code}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionLine</name>
    <message>
        <source>Open the settings for online appointments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerFields</name>
    <message>
        <source>&amp;Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the customer book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerSearch</name>
    <message>
        <source>Name, phone or e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer “{typed}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayCanvas</name>
    <message>
        <source>Day book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{staff}, {time}, free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayGestures</name>
    <message>
        <source>&amp;New booking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Walk-in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Block time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayHeader</name>
    <message>
        <source>&amp;Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous day (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next day (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, choose another day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous week (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next week (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In … weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same weekday in 1 to 12 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same weekday in 1 to 12 weeks (Ctrl+1 to Ctrl+9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose day or week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody&apos;s day, or the week of one person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody&apos;s day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no bookings yet — click a free slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} online</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayView</name>
    <message>
        <source>no bookings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bookings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can mend it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message for IT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy for IT</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FreeSlotLine</name>
    <message>
        <source>{time} with {staff}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also free:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next free:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also free with {staff}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next free with {staff}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this time ({keys})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryNotices</name>
    <message>
        <source>Undone: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoursEditor</name>
    <message>
        <source>Monday&apos;s hours for all tic&amp;ked days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: a second time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends before it begins. Set a later time for the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two times overlap. Leave a break between them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a booking of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While moving a booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the customer search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the booking form</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retr&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Si&amp;gn in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail&amp;s…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnlineAccount</name>
    <message>
        <source>Online appointments can be booked all the same. Their links are made as soon as an account is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect an account…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnlinePage</name>
    <message>
        <source>Not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft Teams — auto-create a Teams meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My own meeting link — the same link for every online appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My meeting &amp;link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;how the text for IT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy the text for IT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the whole link, beginning with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: the application (client) ID. The administrator of your Microsoft 365 (IT) registers the app once and sends you this ID. Send them the text below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide the text for IT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online Appointments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnlineRow</name>
    <message>
        <source>Join as host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{button}: {time}, {customer}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnlineToday</name>
    <message>
        <source>Online today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the online appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the online appointments (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the services…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service can be booked online. Allow it for a service in Settings; its appointments then get a link, and stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose “Online” when you book. The appointment then stands here with its link, and you are reminded of it some minutes before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more online appointments today. The next ones:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No online appointments today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceFields</name>
    <message>
        <source>&amp;On site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Onli&amp;ne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service is given on site only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The join link stays the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There will be no link yet: choose how in Settings, under Booking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Teams link is made as soon as you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking gets your own meeting link.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeBanner</name>
    <message>
        <source>Practice: nothing here reaches Microsoft or a customer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeMenu</name>
    <message>
        <source>&amp;Practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Everything works again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Offline: nothing can be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Slow: every answer takes three seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Too many requests (429)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service &amp;unavailable (503)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gateway time-out (504)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Acts, but the answer is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in &amp;revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To&amp;ken refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lobby overridden by policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Passcode forced by policy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PriceField</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegistrationBox</name>
    <message>
        <source>The stored secret belongs to the ID before; it is removed when you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application (client) &amp;ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory (&amp;tenant)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As IT sent it. Empty only if the app is registered for any organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clie&amp;nt secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This ID looks like 00001111-aaaa-2222-bbbb-3333cccc4444.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the tenant&apos;s ID or a domain such as yoursalon.com, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force: the environment variables TEAMS_CLIENT_ID, TEAMS_TENANT and TEAMS_CLIENT_SECRET. They can only be changed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force: the administrator&apos;s file in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force: what was entered here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is in force yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without effect, as no application ID comes with it: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepeatFields</name>
    <message>
        <source>Repe&amp;at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bookings, the last on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;very</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat until</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no name yet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} — archived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsPage</name>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived entries keep their bookings and are offered no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ar&amp;chive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SalonFields</name>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a city to search. Bookings keep their time of day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How phone numbers without a country code are read, and the currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers see this name. Enter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the time zones in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the countries in the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SalonPage</name>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>only if IT sent you one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the stored secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be removed when you save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set, and not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in the keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for this run only: no keyring can be used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServiceChoice</name>
    <message>
        <source>Choose a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{staff} does not give this service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only those ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services of this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service is ticked: nobody can be booked with this person.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be booked onl&amp;ine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept free after each booking, to tidy up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bu&amp;ffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pric&amp;e</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;olour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no services yet. Choose Add, type a name, and save: a booking takes its length and its place from the service.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Salon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You changed settings that are not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on editing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Connect Microsoft Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open browser again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the browser say &quot;Need admin approval&quot;, or does it show an error and never come back here? Then cancel, and send your administrator the text for IT from the settings. Does it say that a personal account cannot be used? Open the browser again and choose a work or school account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy text for IT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with the salon&apos;s work account in the browser window. This window closes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the sign-in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No browser could be opened on this computer. Copy the link, open it in a browser here, and sign in with the salon&apos;s work account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left: {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can mend it: {who}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpanFields</name>
    <message>
        <source>{day}: from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: until</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;lour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serv&amp;ices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody works here yet. Choose Add, type a name, and save: each person gets a column in the day book.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeeksMenu</name>
    <message>
        <source>In … &amp;weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {n} weeks — {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {n} week — {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Who works here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day book has a column for each person. Add your staff and services in Settings, and the first booking takes a few seconds.

Connecting Microsoft Teams can wait: bookings work without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add staff and services…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhenFields</name>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks go back that day and show this time twice. Choose which one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which {time}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {time}, before the clocks go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second {time}, after the clocks went back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkingHours</name>
    <message>
        <source>As the salon is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>absence</name>
    <message>
        <source>Break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acts</name>
    <message>
        <source>{who}: {status}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} is booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}&apos;s booking is moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}&apos;s booking is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}&apos;s booking is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}&apos;s booking is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}&apos;s booking is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time is blocked for {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}&apos;s blocked time is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}&apos;s time is free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}&apos;s card is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} is booked {n} times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bookings of {who} are moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bookings of {who} are changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bookings of {who} are cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel the booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this and all &amp;following</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this booking?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete the booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this booking? It was made by mistake and does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it all the same?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join link copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking details copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>block</name>
    <message>
        <source>Making link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} minutes kept free afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} with {staff}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>clash</name>
    <message>
        <source>{n} of {count} times are taken: {days}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{staff} is not there on {n} of {count} days: {days}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holiday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{staff} is busy then: {bookings}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{staff} is away then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{staff} is away then: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{staff} does not work that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{staff} does not work then, only {hours}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>Rose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sky</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Olive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>connection</name>
    <message>
        <source>Online appointments use your own meeting link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to Microsoft…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft Teams is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected — {email}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again — {email}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected — {email}. {trouble}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected until the app is closed — {email}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Connecting was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped before Microsoft had answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Connect again whenever you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer came from the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five minutes passed. Perhaps the browser window was closed, or Microsoft showed an error on its own page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again. If Microsoft’s page shows an error, note its number (AADSTS…) and give it to your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

we cannot connect Trimsy Desk to Microsoft 365: the sign-in never comes back. App: {client_id}, tenant: {tenant}. Please check that http://localhost is a redirect URI under Mobile and desktop applications, that our account is assigned to the app, and grant admin consent:
{consent_link}

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer could not be trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back does not belong to the sign-in this app started. It was thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the browser tabs with Microsoft’s sign-in page and connect again. If it happens again, tell your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk rejects Microsoft’s answer at sign-in because issuer, audience, tenant or nonce do not match what it asked for. App: {client_id}, tenant: {tenant}. Does the tenant fit the account we use, and does anything on our network change traffic to login.microsoftonline.com?

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please connect the Microsoft account again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft has ended the connection. This happens after a password change, after a long time without use, or when an administrator signs everybody out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect under Settings → Booking → Online Appointments. The book stays as it is, and waiting meetings are made up for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft refused the sign-in for a reason not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment. If it fails again, send the details to your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

we cannot connect Trimsy Desk to Microsoft 365. App: {client_id}, tenant: {tenant}. Could you look in Entra → Sign-in logs for the reason?

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Microsoft account is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online appointments need one to make their meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect an account under Settings → Booking → Online Appointments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A work or school account is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a personal Microsoft account, or one of another organisation. Microsoft lets only work or school accounts of the salon’s own organisation create these meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect, then connect again with a work or school account: the one the salon pays Microsoft 365 for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft wants a second proof that it is you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation asks for a code or the Authenticator app at sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again and follow the steps Microsoft shows in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was disabled by an administrator, or locked after too many wrong passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a few minutes and try again. If it stays locked, ask your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

the account we use for Trimsy Desk is locked or disabled. Could you check it under Entra → Users and allow it to sign in again?

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password of this account has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation lets passwords run out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in at microsoft365.com, set a new password there, then connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer’s clock seems to be wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Microsoft sent a moment ago looks old, or as if it came from the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set date, time and time zone of this computer to automatic, then connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection lasts for this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer offers no safe place for the connection, or has it locked. Trimsy Desk never writes it to an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keyring of this computer and connect again. Until then, connect once each time you start Trimsy Desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk finds no usable keyring on our computer (Windows Credential Manager, macOS Keychain, or a Secret Service such as GNOME Keyring or KWallet). Could you set one up for our user, unlocked at login?

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is still stored on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring, where the connection and the client secret are kept, is locked or did not let go of what you wanted removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keyring of this computer, then disconnect or save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The permissions were not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft’s page was closed or answered with Cancel. Perhaps it said that an administrator has to approve the app first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect again and choose Accept. If Microsoft asks for an administrator, send the message below to your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

we would like to use Trimsy Desk for online appointments in Microsoft Teams. It needs an administrator’s consent for OnlineMeetings.ReadWrite, User.Read and offline_access (all delegated). Please open this link and choose Accept:
{consent_link}
Afterwards the browser goes to http://localhost and may report that nothing is there; the consent is granted all the same. Or use Entra → Enterprise applications → Trimsy Desk ({client_id}) → Permissions → Grant admin consent.

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator has to approve the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation does not let its users decide for themselves whether Trimsy Desk may create Teams meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the message below to your IT. Once they have approved the app, connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk ({client_id}) needs an administrator’s consent in our organisation before it can create Microsoft Teams meetings. Please open this link and choose Accept:
{consent_link}
Afterwards the browser goes to http://localhost and may report that nothing is there; the consent is granted all the same. Or use Entra → Enterprise applications → Trimsy Desk → Permissions → Grant admin consent. Delegated permissions: OnlineMeetings.ReadWrite, User.Read, offline_access.

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection would end within the hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation withheld one permission: to stay connected (offline_access).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your IT to grant admin consent in Entra → Enterprise applications. Then connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk ({client_id}) is not given the delegated permission offline_access in our organisation, so its connection cannot last. Please grant admin consent: Entra → Enterprise applications → Trimsy Desk → Permissions → Grant admin consent. The same by link:
{consent_link}

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A permission for Teams meetings is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation has not allowed Trimsy Desk to create online meetings with this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your IT to grant admin consent in Entra → Enterprise applications. Then connect again; where the account is shown as connected, disconnect it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk ({client_id}) lacks the delegated Microsoft Graph permissions OnlineMeetings.ReadWrite and User.Read in our organisation. Please add them under Entra → App registrations → API permissions and grant admin consent (Entra → Enterprise applications → Trimsy Desk → Permissions). The same by link:
{consent_link}

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation does not allow this computer or place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A security rule (conditional access) lets only certain devices, apps or networks in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it from the salon’s own computer and network. If that is where you are, send the message below to your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

a conditional access policy blocks Trimsy Desk ({client_id}) on our front-desk computer. Entra → Sign-in logs → Conditional Access shows which one. Could you enrol this computer, or allow the app for our account?

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account may not use Trimsy Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation has allowed the app for chosen people only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your IT to assign the account to the app, then connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

please assign the account our salon uses to the app {client_id}: Entra → Enterprise applications → Trimsy Desk → Users and groups → Add user.

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no Teams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Microsoft 365 plan of the connected account does not seem to include Teams.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your IT whether the plan includes Teams. Once it does, choose Try again; a new licence may take some hours to arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

the account our salon uses for online appointments has no Microsoft Teams licence. Does our plan include Teams? If so, please assign it: Microsoft 365 admin center → Users → Active users → Licenses and apps.

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft Teams refuses to make this meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connected account may not create online meetings. It may be a guest or personal account, lack Teams in its plan, or be held back by a rule of your organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect and connect again with a work or school account. If it is one already, ask your IT whether the plan includes Teams.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Microsoft Graph answers 403 when Trimsy Desk ({client_id}) creates an online meeting for our account. Could you check that the account is a member, not a guest; that its plan includes Teams; that its Teams meeting policy allows scheduling private meetings; and that admin consent is granted under Entra → Enterprise applications? The link for the consent:
{consent_link}

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trimsy Desk is not yet registered with Microsoft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft only lets apps in that your IT has registered. The application (client) ID of that registration is missing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the message below to whoever looks after your Microsoft 365. Enter the ID they send back under Settings → Booking → Online Appointments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

our salon would like Trimsy Desk to create Microsoft Teams meetings for online appointments. Please register it for us:

1. Entra admin center → App registrations → New registration. Name: Trimsy Desk. Supported account types: this organizational directory only.
2. Authentication → Add a platform → Mobile and desktop applications → add the redirect URI http://localhost (no port, and not under Web).
3. API permissions → Microsoft Graph → Delegated permissions → add OnlineMeetings.ReadWrite, User.Read and offline_access → Grant admin consent.
4. Send us the Application (client) ID and the Directory (tenant) ID. No client secret is needed.

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registration is not written correctly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client ID must be an ID such as 00001111-aaaa-2222-bbbb-3333cccc4444, and the tenant an ID, a domain such as yoursalon.com, or the word organizations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the IDs again from the message of your IT, whole and without quotation marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk cannot read its registration. In force are the client ID “{client_id}” and the tenant “{tenant}”. Could you send us the right Application (client) ID and Directory (tenant) ID from Entra → App registrations → Overview, or correct them where you set them (environment variables TEAMS_CLIENT_ID and TEAMS_TENANT, or the file registration.toml)?

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings for Microsoft cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the registration exists, but it may not be opened or is not written correctly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If your IT set this computer up, send them the message below. If you typed the registration yourself, type and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk cannot read its file registration.toml in the system-wide configuration folder. Please check that every user may read it and that it is valid TOML, for example:

client_id = &quot;00001111-aaaa-2222-bbbb-3333cccc4444&quot;
tenant = &quot;yoursalon.com&quot;

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft does not know this registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No app with this client ID exists in the organisation you signed in to. The ID may be mistyped, or it belongs to another organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the client ID and the tenant in the settings with what your IT sent you. If they are the same, send the message below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Microsoft does not find the app {client_id} in our organisation (tenant: {tenant}). Is this the right Application (client) ID, is it registered in our tenant, and has admin consent been granted? This link grants it:
{consent_link}

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is switched off in your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator has disabled Trimsy Desk in Microsoft Entra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your IT to switch the app on again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk (client ID {client_id}) is disabled in our organisation. Could you set Entra → Enterprise applications → Trimsy Desk → Properties → Enabled for users to sign-in to Yes?

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One address is missing in the registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft may only send you back to addresses named in the registration, and the one of this app is missing or stands under the wrong heading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the message below to your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

please add the redirect URI http://localhost to the app {client_id}: Entra → App registrations → Authentication → Mobile and desktop applications. It must not stand under Web or Single-page application as well.

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client secret is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft does not accept it. Often the Secret ID was copied in place of the secret’s Value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your IT for the Value of a current client secret and enter it in the settings. Most salons need no secret at all: then leave the field empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Microsoft refuses the client secret of the app {client_id}. Could you create a new one under Entra → App registrations → Certificates &amp; secrets and give us its Value (not the Secret ID)? If the redirect URI is registered under Mobile and desktop applications, no secret is needed; please tell us so instead.

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client secret has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client secrets are valid for a limited time, and this one has run out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your IT for a new client secret and enter its Value in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

the client secret of the app {client_id} has expired. Could you create a new one under Entra → App registrations → Certificates &amp; secrets and give us its Value?

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft asks for a client secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is registered as a website. Such a registration needs a client secret, and none is entered here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your IT to move the address to Mobile and desktop applications. That is safer than a secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Microsoft asks for a client secret for the app {client_id} (AADSTS7000218). Please remove http://localhost from Web and add it under Entra → App registrations → Authentication → Mobile and desktop applications.

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No client secret is wanted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is registered as a desktop application, which must not send a client secret, but one is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the client secret in the settings and connect again. If your IT set it on this computer, send them the message below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

the app {client_id} is a public client, so please remove its client secret from this computer (environment variable TEAMS_CLIENT_SECRET, or client_secret in registration.toml).

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft does not know this organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tenant in the settings is mistyped, or the organisation no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the tenant in the settings. Left empty, any work or school account may be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Microsoft knows no tenant “{tenant}”. Could you send us our Directory (tenant) ID from Entra → Overview?

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tenant is missing in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is registered for your organisation alone, so Microsoft wants to know which one that is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your Directory (tenant) ID, or your domain such as yoursalon.com, as the tenant in the settings. Your IT knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

the app {client_id} is registered for our organisation only. Could you send us our Directory (tenant) ID from Entra → Overview?

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting no longer exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody deleted it outside Trimsy Desk, or it expired. The customer still holds the old link, which no longer works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new meeting for this appointment and send the new link to the customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting belongs to another account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made while a different Microsoft account was connected, and only that account can change or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link goes on working. To move or delete the meeting, connect the account that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online appointments are not set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has chosen yet where their links come from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Microsoft Teams or your own link under Settings → Booking → Online Appointments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own meeting link is not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a whole address that starts with https:// and names a site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the link again under Settings → Booking → Online Appointments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft cannot be reached from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on working: everything is saved here, and Trimsy Desk catches up by itself. Only connecting an account has to be started again. If other websites work, a firewall or proxy may be in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests came in a short time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trimsy Desk waits a little and makes its meetings by itself. If you were connecting an account, start again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft does not answer properly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its service has a fault at the moment, or something between here and there answered in its place, such as the sign-in page of a guest Wi-Fi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is saved here, and Trimsy Desk tries again by itself. If you were connecting an account, start again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Microsoft is not safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever answered could not prove to be Microsoft. The computer’s clock may be wrong, or a guest Wi-Fi, firewall or virus scanner reads along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check date and time of this computer, and that the Wi-Fi needs no sign-in of its own. If both are right, send the message below to your IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk does not trust the certificate shown for login.microsoftonline.com or graph.microsoft.com on our computer. If a firewall inspects TLS traffic, please exempt these hosts or install its root certificate in the system’s trust store.

Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left, so the last change was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on this computer, then save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book is in use elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the book’s file, so the last change was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other copies of Trimsy Desk, and let backup or sync programs finish. Then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book’s file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can no longer be read as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Trimsy Desk, keep a copy of the data folder as it is, and ask whoever looks after your computer to restore the last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book was made by a newer Trimsy Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version does not know its format and leaves it untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the latest Trimsy Desk on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book cannot be opened or written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder may be missing or write-protected, or its drive not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the drive, or ask whoever looks after your computer to let you write in the data folder. Then start Trimsy Desk again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder may be missing or write-protected, or the file is open elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or close the file and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that was typed is missing or does not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking has been changed again since then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the booking and change it as you want it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in Trimsy Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a fault in the program and not your doing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and send them to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks go forward that day and skip this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a service that is still offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose somebody who works here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking is cancelled. Restore it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking is deleted. Restore it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name, a phone number or an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose up to 4 hours after the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a price from 0 to 999,999.99.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service that takes place online must allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end comes before the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An absence can last up to two years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a time zone from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a length between 5 minutes and 24 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks go forward that day and skip this time. The nearest are {before} and {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working hours end before they begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} at {salon}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {staff}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join online: {link}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the online appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online appointment with {salon}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join here: {link}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} with {staff}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is being made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is ready. The waiting room is being switched on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is ready, but a policy of your organisation overrides the waiting room: customers may walk in without being admitted. Ask IT to allow the lobby for meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is ready and stays the same. The change is being passed on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is ready and stays the same. The change is passed on when the service answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link still works, but the change could not be passed on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the internet. The link is made as soon as it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting service is busy. The link is made as soon as it answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No link was made for this appointment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose between 1 and 52 weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last day comes before the second booking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A series can have 104 bookings. Choose an earlier end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft has answered. Go back to Trimsy Desk: it finishes the connection and shows the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The permissions were not given. You can close this window; Trimsy Desk says what you can do next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close this window; Trimsy Desk says why, and what you can do next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page has no use here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not belong to the sign-in Trimsy Desk is waiting for. You can close this window, and connect again from Trimsy Desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer is no longer in the book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the details of a person can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The walk-in customer holds nobody&apos;s data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are bookings still to come. Cancel them first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>free</name>
    <message>
        <source>today {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>it_words</name>
    <message>
        <source>   (with the Application (client) ID in place of APPLICATION-ID)
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello,

our salon uses Trimsy Desk to create Microsoft Teams meetings for online appointments. Please register it once in Microsoft Entra (entra.microsoft.com):

1. App registrations → New registration. Name: Trimsy Desk. Accounts in this organizational directory only.
2. Authentication → Add a platform → &quot;Mobile and desktop applications&quot; → redirect URI: {redirect_uri}
3. API permissions → Microsoft Graph → Delegated permissions: {permissions}
4. API permissions → &quot;Grant admin consent&quot;. Or open this link as an administrator:
   {link}
{note}5. Send back the Application (client) ID and the Directory (tenant) ID. A client secret is not needed.

The account that connects needs a Microsoft 365 plan that includes Teams.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Move with the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a cancelled booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk over the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First and last time, an hour up or down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, End, Page up, Page down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book at a free time, open a booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book at a free time with what is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of what is under the keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier or later, to another person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter or longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Up, Shift+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book again for who is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book or save from any field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>menu</name>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move with the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book a&amp;gain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ustomer card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy join &amp;link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join as host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve .ics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel booking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete: made by mistake…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book again &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} weeks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>Nobody needs to: it passes by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You, at this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person with the salon&apos;s Microsoft account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The administrator of the salon&apos;s Microsoft 365 (IT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message for IT</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>online</name>
    <message>
        <source>{service} with {staff}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link ready, but something needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Door: {holder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Door: {holder}. Sign in to the meeting with it; connected is {connected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Door: {holder}. Sign in to the meeting with it; no account is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Door: whoever owns your meeting link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can open the door yet: no account is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>began {time} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>reminders</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join as host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} online with {staff} at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} online with {staff} at {time}. The link is not ready.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>Customer without a name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>Booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No-show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Booking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
