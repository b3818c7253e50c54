<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Version {version}, with Qt {qt}.</source>
        <translation>Version {version}, mit Qt {qt}.</translation>
    </message>
    <message>
        <source>It is made with Qt and Qt for Python, which are under the LGPL, and with other free software. All licences are in LICENCES.txt, in the program&apos;s folder.</source>
        <translation>Es ist mit Qt und Qt for Python gemacht, die unter der LGPL stehen, und mit anderer freier Software. Alle Lizenzen stehen in LICENCES.txt im Ordner des Programms.</translation>
    </message>
</context>
<context>
    <name>AbsenceDialog</name>
    <message>
        <source>Edit absence</source>
        <translation>Abwesenheit bearbeiten</translation>
    </message>
    <message>
        <source>New absence</source>
        <translation>Neue Abwesenheit</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>What you typed for this absence is not saved yet.</source>
        <translation>Ihre Eingaben zu dieser Abwesenheit sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>1 booking lies in this time. It stays where it is.</source>
        <translation>In dieser Zeit liegt 1 Termin. Er bleibt, wo er ist.</translation>
    </message>
    <message>
        <source>{count} bookings lie in this time. They stay where they are.</source>
        <translation>In dieser Zeit liegen {count} Termine. Sie bleiben, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>AbsenceFields</name>
    <message>
        <source>Choose who</source>
        <translation>Person wählen</translation>
    </message>
    <message>
        <source>Whole &amp;days</source>
        <translation>Ganze &amp;Tage</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Wer</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>From, time</source>
        <translation>Von, Uhrzeit</translation>
    </message>
    <message>
        <source>Until, time</source>
        <translation>Bis, Uhrzeit</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
</context>
<context>
    <name>AbsencesBox</name>
    <message>
        <source>Absences</source>
        <translation>Abwesenheiten</translation>
    </message>
    <message>
        <source>Add abs&amp;ence…</source>
        <translation>Abw&amp;esenheit hinzufügen…</translation>
    </message>
    <message>
        <source>Edi&amp;t…</source>
        <translation>Bearbe&amp;iten…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Und&amp;o</source>
        <translation>Rück&amp;gängig</translation>
    </message>
    <message>
        <source>Save this person first: then absences can be added.</source>
        <translation>Speichern Sie diese Person zuerst: Dann können Sie Abwesenheiten hinzufügen.</translation>
    </message>
    <message>
        <source>Absences are in the day book at once: they do not wait for Save.</source>
        <translation>Abwesenheiten stehen sofort im Terminbuch: Sie warten nicht auf „Speichern“.</translation>
    </message>
    <message>
        <source>Nothing ahead. Holidays, training and the like come in here; they are in the day book at once and do not wait for Save.</source>
        <translation>Nichts geplant. Urlaub, Fortbildung und Ähnliches tragen Sie hier ein. Es steht sofort im Terminbuch und wartet nicht auf „Speichern“.</translation>
    </message>
    <message>
        <source>The absence is removed.</source>
        <translation>Die Abwesenheit ist entfernt.</translation>
    </message>
</context>
<context>
    <name>AccountBox</name>
    <message>
        <source>&amp;Connect Microsoft Account</source>
        <translation>Microsoft-Konto &amp;verbinden</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>D&amp;etails…</source>
        <translation>D&amp;etails…</translation>
    </message>
    <message>
        <source>Lo&amp;g…</source>
        <translation>Protoko&amp;ll…</translation>
    </message>
    <message>
        <source>What was asked of Microsoft for the account, and its answers</source>
        <translation>Was Microsoft zu diesem Konto gefragt wurde, und die Antworten</translation>
    </message>
    <message>
        <source>Microsoft account</source>
        <translation>Microsoft-Konto</translation>
    </message>
    <message>
        <source>Connected — {email}</source>
        <translation>Verbunden — {email}</translation>
    </message>
    <message>
        <source>No longer connected — {email}</source>
        <translation>Nicht mehr verbunden — {email}</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>{trouble} ({since})</source>
        <translation>{trouble} ({since})</translation>
    </message>
    <message>
        <source>Sign in &amp;again</source>
        <translation>Erneut an&amp;melden</translation>
    </message>
    <message>
        <source>Disconnect the Microsoft account?</source>
        <translation>Microsoft-Konto trennen?</translation>
    </message>
    <message>
        <source>Links that customers already have go on working. Until an account is connected again, no new links are made, and moved or cancelled appointments are not changed in Microsoft Teams.</source>
        <translation>Links, die Kunden schon haben, funktionieren weiter. Bis wieder ein Konto verbunden ist, werden keine neuen Links angelegt, und verschobene oder abgesagte Termine werden in Microsoft Teams nicht geändert.</translation>
    </message>
    <message>
        <source>&amp;Stay connected</source>
        <translation>Ver&amp;bunden bleiben</translation>
    </message>
    <message>
        <source>The account {email}</source>
        <translation>Das Konto {email}</translation>
    </message>
</context>
<context>
    <name>AdminCard</name>
    <message>
        <source>For the Administrator</source>
        <translation>Für den Administrator</translation>
    </message>
    <message>
        <source>Application (client) &amp;ID</source>
        <translation>Anwendungs-&amp;ID (Client)</translation>
    </message>
    <message>
        <source>Directory (&amp;tenant)</source>
        <translation>Verzei&amp;chnis (Mandant)</translation>
    </message>
    <message>
        <source>&amp;Redirect URI</source>
        <translation>&amp;Umleitungs-URI</translation>
    </message>
    <message>
        <source>Admin-consent &amp;link</source>
        <translation>&amp;Link zur Administratoreinwilligung</translation>
    </message>
    <message>
        <source>Missing: the application (client) ID. It comes with the app&apos;s registration in Microsoft Entra; enter it in the settings, and the consent link is made of it.</source>
        <translation>Es fehlt: die Anwendungs-ID (Client). Sie entsteht bei der Registrierung der App in Microsoft Entra. Geben Sie sie in den Einstellungen ein; daraus wird der Link zur Einwilligung gebildet.</translation>
    </message>
    <message>
        <source>&amp;Open in the browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy all as text</source>
        <translation>&amp;Alles als Text kopieren</translation>
    </message>
    <message>
        <source>Trimsy Desk in Microsoft Entra</source>
        <translation>Trimsy Desk in Microsoft Entra</translation>
    </message>
    <message>
        <source>(missing)</source>
        <translation>(fehlt)</translation>
    </message>
    <message>
        <source>Delegated permissions of Microsoft Graph:</source>
        <translation>Delegierte Berechtigungen von Microsoft Graph:</translation>
    </message>
    <message>
        <source>Register the redirect URI under “Mobile and desktop applications”, without a port. The app acts only as the account that is connected, and needs no client secret.</source>
        <translation>Registrieren Sie die Umleitungs-URI unter „Mobilgerät- und Desktopanwendungen“, ohne Port. Die App handelt nur im Namen des verbundenen Kontos und braucht kein Clientgeheimnis.</translation>
    </message>
    <message>
        <source>No browser could be opened on this computer. Copy the link instead.</source>
        <translation>Auf diesem Computer konnte kein Browser geöffnet werden. Kopieren Sie stattdessen den Link.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What it asks for, and why</source>
        <translation>Was die App verlangt und warum</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: {what}</source>
        <translation>Kopieren: {what}</translation>
    </message>
</context>
<context>
    <name>BlockMover</name>
    <message>
        <source>Moving {customer}: {place}. Arrow keys move it, Shift with up or down changes the length, Enter keeps it there, Escape puts it back.</source>
        <translation>{customer} wird verschoben: {place}. Die Pfeiltasten verschieben den Termin, Umschalt mit Pfeil nach oben oder unten ändert die Dauer, Eingabe lässt ihn dort, Esc bringt ihn zurück an den alten Platz.</translation>
    </message>
    <message>
        <source>Put back: {place}</source>
        <translation>Zurück am alten Platz: {place}</translation>
    </message>
    <message>
        <source>This booking is no longer shown</source>
        <translation>Dieser Termin wird nicht mehr angezeigt</translation>
    </message>
    <message>
        <source>Left where it was: {place}</source>
        <translation>Bleibt am alten Platz: {place}</translation>
    </message>
</context>
<context>
    <name>BookingBlock</name>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
</context>
<context>
    <name>BookingCommands</name>
    <message>
        <source>No browser could be opened. Copy the join link and open it yourself.</source>
        <translation>Es konnte kein Browser geöffnet werden. Kopieren Sie den Teilnahmelink und öffnen Sie ihn selbst.</translation>
    </message>
    <message>
        <source>Cop&amp;y join link</source>
        <translation>Teilnahmelink kopie&amp;ren</translation>
    </message>
</context>
<context>
    <name>BookingFields</name>
    <message>
        <source>Part of a series</source>
        <translation>Teil einer Serie</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>No&amp;te</source>
        <translation>N&amp;otiz</translation>
    </message>
</context>
<context>
    <name>BookingForm</name>
    <message>
        <source>Edit booking</source>
        <translation>Termin bearbeiten</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>Neuer Termin</translation>
    </message>
    <message>
        <source>The booking you were changing was called off. This makes a new one.</source>
        <translation>Der Termin, den Sie gerade geändert haben, wurde abgesagt. Hiermit wird ein neuer angelegt.</translation>
    </message>
    <message>
        <source>What you typed for this booking is not saved yet.</source>
        <translation>Ihre Eingaben zu diesem Termin sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Book anyway</source>
        <translation>Trotzdem &amp;buchen</translation>
    </message>
    <message>
        <source>&amp;Book</source>
        <translation>&amp;Buchen</translation>
    </message>
    <message>
        <source>&amp;Save anyway</source>
        <translation>Trotzdem &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
</context>
<context>
    <name>BookingPanel</name>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation>Details schließen (Esc)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tell the customer…</source>
        <translation>Bescheid geben…</translation>
    </message>
    <message>
        <source>Save .&amp;ics…</source>
        <translation>.&amp;ics speichern…</translation>
    </message>
    <message>
        <source>Copy &amp;details</source>
        <translation>Details ko&amp;pieren</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Cancel booking…</source>
        <translation>Termin absa&amp;gen…</translation>
    </message>
    <message>
        <source>&amp;Restore booking</source>
        <translation>Termin wi&amp;ederherstellen</translation>
    </message>
    <message>
        <source>Boo&amp;k again…</source>
        <translation>Erneut bu&amp;chen…</translation>
    </message>
    <message>
        <source>Custo&amp;mer card…</source>
        <translation>&amp;Kundenkarte…</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>Protokoll…</translation>
    </message>
    <message>
        <source>This booking is cancelled.</source>
        <translation>Dieser Termin ist abgesagt.</translation>
    </message>
    <message>
        <source>This booking is deleted.</source>
        <translation>Dieser Termin ist gelöscht.</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Choose who</source>
        <translation>Person wählen</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>Leistung wählen</translation>
    </message>
    <message>
        <source>The customer’s name, with number or e-mail</source>
        <translation>Kundenname, mit Nummer oder E-Mail</translation>
    </message>
    <message>
        <source>A note; the customer is a walk-in</source>
        <translation>Notiz; der Kunde ist Laufkundschaft</translation>
    </message>
    <message>
        <source>Only appointments still to &amp;come</source>
        <translation>Nur &amp;kommende Termine</translation>
    </message>
    <message>
        <source>What would be booked</source>
        <translation>Was gebucht würde</translation>
    </message>
    <message>
        <source>Comparing with the book…</source>
        <translation>Wird mit dem Terminbuch verglichen…</translation>
    </message>
    <message>
        <source>Stopped. Choose the file again to import it.</source>
        <translation>Gestoppt. Wählen Sie die Datei erneut, um sie zu importieren.</translation>
    </message>
    <message>
        <source>Looking for what overlaps…</source>
        <translation>Überschneidungen werden gesucht…</translation>
    </message>
    <message>
        <source>Stopped before all that overlaps was found.</source>
        <translation>Gestoppt, bevor alle Überschneidungen gefunden waren.</translation>
    </message>
    <message>
        <source>{n} clashes with another appointment.</source>
        <translation>{n} überschneidet sich mit einem anderen Termin.</translation>
    </message>
    <message>
        <source>{n} clash with other appointments.</source>
        <translation>{n} überschneiden sich mit anderen Terminen.</translation>
    </message>
    <message>
        <source>{new} to book, {known} in the book already, {left_out} left out.</source>
        <translation>{new} zu buchen, {known} schon im Terminbuch, {left_out} ausgelassen.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>In the book already</source>
        <translation>Schon im Terminbuch</translation>
    </message>
    <message>
        <source>New, for a customer in the book</source>
        <translation>Neu, Kunde schon im Terminbuch</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Overlaps {bookings}</source>
        <translation>Überschneidet sich mit {bookings}</translation>
    </message>
    <message>
        <source>Leaves no time to tidy up beside {bookings}</source>
        <translation>Lässt keine Zeit zum Aufräumen neben {bookings}</translation>
    </message>
    <message>
        <source>This service is given online: each appointment gets a join link of its own.</source>
        <translation>Diese Leistung findet online statt: Jeder Termin erhält einen eigenen Teilnahmelink.</translation>
    </message>
    <message>
        <source>&amp;Who does them</source>
        <translation>&amp;Termine bei</translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation>&amp;Leistung</translation>
    </message>
    <message>
        <source>&amp;Titles are</source>
        <translation>Titel &amp;gelten als</translation>
    </message>
</context>
<context>
    <name>CalledOff</name>
    <message>
        <source>Cancelled and deleted bookings</source>
        <translation>Abgesagte und gelöschte Termine</translation>
    </message>
    <message>
        <source>Name, phone or e-mail</source>
        <translation>Name, Telefon oder E-Mail</translation>
    </message>
    <message>
        <source>Of which customer</source>
        <translation>Von welchem Kunden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Show its day</source>
        <translation>&amp;Tag anzeigen</translation>
    </message>
    <message>
        <source>No booking was cancelled or deleted.</source>
        <translation>Es wurde kein Termin abgesagt oder gelöscht.</translation>
    </message>
    <message>
        <source>None of a customer like this was cancelled or deleted.</source>
        <translation>Von einem solchen Kunden wurde kein Termin abgesagt oder gelöscht.</translation>
    </message>
</context>
<context>
    <name>CardCalendar</name>
    <message>
        <source>Save .&amp;ics of bookings to come…</source>
        <translation>Kommende Termine als .&amp;ics speichern…</translation>
    </message>
    <message>
        <source>One file with all of them, for the customer&apos;s own calendar</source>
        <translation>Eine Datei mit allen, für den Kalender der Kundin oder des Kunden</translation>
    </message>
    <message>
        <source>Save the bookings to come</source>
        <translation>Kommende Termine speichern</translation>
    </message>
    <message>
        <source>{reason} Nothing was saved.</source>
        <translation>{reason} Es wurde nichts gespeichert.</translation>
    </message>
</context>
<context>
    <name>CardFields</name>
    <message>
        <source>As the salon</source>
        <translation>Wie der Salon</translation>
    </message>
    <message>
        <source>As the salon: {zone}</source>
        <translation>Wie der Salon: {zone}</translation>
    </message>
    <message>
        <source>Choose one of the time zones in the list.</source>
        <translation>Wählen Sie eine Zeitzone aus der Liste.</translation>
    </message>
    <message>
        <source>Choose one of the languages in the list.</source>
        <translation>Wählen Sie eine Sprache aus der Liste.</translation>
    </message>
    <message>
        <source>This does not look like a complete number. It can be saved as it is.</source>
        <translation>Das sieht nicht nach einer vollständigen Nummer aus. Sie kann trotzdem so gespeichert werden.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>&amp;Telefon</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>E-&amp;Mail</translation>
    </message>
    <message>
        <source>No&amp;te</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
</context>
<context>
    <name>CardHistory</name>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>CardVisits</name>
    <message>
        <source>Bookings</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Bookings will be listed here.</source>
        <translation>Hier werden die Termine aufgelistet.</translation>
    </message>
    <message>
        <source>The newest {n} of {all} bookings are listed.</source>
        <translation>Die neuesten {n} von {all} Terminen sind aufgelistet.</translation>
    </message>
</context>
<context>
    <name>CheckBox</name>
    <message>
        <source>Chec&amp;k connection</source>
        <translation>Verbindung &amp;prüfen</translation>
    </message>
    <message>
        <source>Make a test meeting with the connected account, and delete it again</source>
        <translation>Mit dem verbundenen Konto eine Testbesprechung anlegen und wieder löschen</translation>
    </message>
    <message>
        <source>Cancel chec&amp;k</source>
        <translation>&amp;Prüfung abbrechen</translation>
    </message>
    <message>
        <source>Cop&amp;y message for IT</source>
        <translation>&amp;Nachricht für die IT kopieren</translation>
    </message>
    <message>
        <source>Steps of the check</source>
        <translation>Schritte der Prüfung</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message>
        <source>Check &amp;all</source>
        <translation>&amp;Alle prüfen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>End the check; what it found so far is kept</source>
        <translation>Prüfung stoppen; was bisher gefunden wurde, bleibt erhalten</translation>
    </message>
    <message>
        <source>Meetings checked</source>
        <translation>Geprüfte Besprechungen</translation>
    </message>
    <message>
        <source>Read every meeting back from Microsoft and compare it with the book</source>
        <translation>Jede Besprechung bei Microsoft abrufen und mit dem Terminbuch vergleichen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>{done} of {all} checked</source>
        <translation>{done} von {all} geprüft</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Last check ({when}): {result}</source>
        <translation>Letzte Prüfung ({when}): {result}</translation>
    </message>
</context>
<context>
    <name>CheckNotice</name>
    <message>
        <source>Show the message for IT</source>
        <translation>Nachricht für die IT anzeigen</translation>
    </message>
    <message>
        <source>Ready. {details}</source>
        <translation>Bereit. {details}</translation>
    </message>
</context>
<context>
    <name>ClosingBox</name>
    <message>
        <source>Save the &amp;next day’s sheet whenever the app closes</source>
        <translation>Beim Schließen der App das &amp;nächste Tagesblatt speichern</translation>
    </message>
    <message>
        <source>Folder for the next day’s sheet</source>
        <translation>Ordner für das nächste Tagesblatt</translation>
    </message>
    <message>
        <source>Chan&amp;ge folder…</source>
        <translation>&amp;Ordner ändern…</translation>
    </message>
    <message>
        <source>A PDF for the day the power fails. It holds names and phone numbers: keep the folder private. A new sheet replaces the old one. When you switch this off or change the folder, the sheets in it are deleted.</source>
        <translation>Ein PDF für den Tag, an dem der Strom ausfällt. Es enthält Namen und Telefonnummern: Halten Sie den Ordner privat. Ein neues Blatt ersetzt das alte. Wenn Sie dies abschalten oder den Ordner wechseln, werden die Blätter darin gelöscht.</translation>
    </message>
    <message>
        <source>Sheets in {folder} could not be deleted. They hold names and phone numbers: please delete them.</source>
        <translation>Blätter in {folder} ließen sich nicht löschen. Sie enthalten Namen und Telefonnummern: Bitte löschen Sie sie.</translation>
    </message>
    <message>
        <source>1 sheet was deleted from {folder}.</source>
        <translation>1 Blatt wurde aus {folder} gelöscht.</translation>
    </message>
    <message>
        <source>{n} sheets were deleted from {folder}.</source>
        <translation>{n} Blätter wurden aus {folder} gelöscht.</translation>
    </message>
</context>
<context>
    <name>CloudLogDialog</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing was asked of Microsoft yet. Each request will stand here with its time and its number, by which Microsoft’s support finds it.</source>
        <translation>Bei Microsoft wurde noch nichts angefragt. Jede Anfrage steht später hier mit ihrer Uhrzeit und ihrer Nummer, unter der der Microsoft-Support sie findet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy details for &amp;IT</source>
        <translation>Details für die &amp;IT kopieren</translation>
    </message>
    <message>
        <source>What was done at Microsoft</source>
        <translation>Was bei Microsoft geschehen ist</translation>
    </message>
    <message>
        <source>What was done at Microsoft, and what the customer was told</source>
        <translation>Was bei Microsoft geschehen ist und was der Kundin oder dem Kunden mitgeteilt wurde</translation>
    </message>
    <message>
        <source>Copied. It holds no customer’s name and nothing secret.</source>
        <translation>Kopiert. Der Text enthält keine Kundennamen und nichts Geheimes.</translation>
    </message>
</context>
<context>
    <name>CloudLogTable</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>What was done, newest first</source>
        <translation>Was geschehen ist, Neuestes zuerst</translation>
    </message>
    <message>
        <source>Told the customer: {what}, {how}</source>
        <translation>Bescheid gegeben: {what}, {how}</translation>
    </message>
</context>
<context>
    <name>ColourBox</name>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Othe&amp;r…</source>
        <translation>An&amp;dere…</translation>
    </message>
    <message>
        <source>Other colour…</source>
        <translation>Andere Farbe…</translation>
    </message>
    <message>
        <source>Own colour {code}</source>
        <translation>Eigene Farbe {code}</translation>
    </message>
</context>
<context>
    <name>ColumnsBox</name>
    <message>
        <source>Which column is what</source>
        <translation>Welche Spalte was enthält</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
</context>
<context>
    <name>ConnectionLine</name>
    <message>
        <source>Open the settings for online appointments</source>
        <translation>Einstellungen für Online-Termine öffnen</translation>
    </message>
</context>
<context>
    <name>ContactFields</name>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Street, postcode and town, as customers read them.</source>
        <translation>Straße, Postleitzahl und Ort, so wie Kunden sie lesen.</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>&amp;Telefon</translation>
    </message>
    <message>
        <source>&amp;Language of messages</source>
        <translation>S&amp;prache der Nachrichten</translation>
    </message>
    <message>
        <source>For customers who have no language of their own.</source>
        <translation>Für Kunden, bei denen keine eigene Sprache eingetragen ist.</translation>
    </message>
</context>
<context>
    <name>CustomerCardDialog</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Book again…</source>
        <translation>Erneut bu&amp;chen…</translation>
    </message>
    <message>
        <source>&amp;Delete this person&apos;s data…</source>
        <translation>&amp;Daten dieser Person löschen…</translation>
    </message>
    <message>
        <source>Customer: {who}</source>
        <translation>Kunde: {who}</translation>
    </message>
    <message>
        <source>This card stands for all who gave no name. It holds nobody&apos;s data.</source>
        <translation>Diese Karte steht für alle, die keinen Namen genannt haben. Sie enthält keine persönlichen Daten.</translation>
    </message>
    <message>
        <source>This person&apos;s data was deleted. The bookings are kept without a name.</source>
        <translation>Die Daten dieser Person wurden gelöscht. Die Termine bleiben ohne Namen erhalten.</translation>
    </message>
    <message>
        <source>Save the changes?</source>
        <translation>Änderungen speichern?</translation>
    </message>
    <message>
        <source>You changed details of this customer that are not saved yet.</source>
        <translation>Sie haben Angaben zu diesem Kunden geändert, die noch nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Go on editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>CustomerFields</name>
    <message>
        <source>&amp;Customer</source>
        <translation>&amp;Kunde</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>&amp;Telefon</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>E-&amp;Mail</translation>
    </message>
    <message>
        <source>From the customer book</source>
        <translation>Aus der Kundenkartei</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
</context>
<context>
    <name>CustomerSearch</name>
    <message>
        <source>Name, phone or e-mail</source>
        <translation>Name, Telefon oder E-Mail</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Gefundene Kunden</translation>
    </message>
    <message>
        <source>New customer “{typed}”</source>
        <translation>Neuer Kunde „{typed}“</translation>
    </message>
</context>
<context>
    <name>CustomersDesk</name>
    <message>
        <source>The person&apos;s data is deleted.</source>
        <translation>Die Daten der Person sind gelöscht.</translation>
    </message>
</context>
<context>
    <name>DayCanvas</name>
    <message>
        <source>Day book</source>
        <translation>Terminbuch</translation>
    </message>
    <message>
        <source>{staff}, {time}, outside working hours</source>
        <translation>{staff}, {time}, außerhalb der Arbeitszeiten</translation>
    </message>
    <message>
        <source>+ {time}</source>
        <translation>+ {time}</translation>
    </message>
    <message>
        <source>{staff}, {time}, free</source>
        <translation>{staff}, {time}, frei</translation>
    </message>
</context>
<context>
    <name>DayGestures</name>
    <message>
        <source>&amp;New booking…</source>
        <translation>&amp;Neuer Termin…</translation>
    </message>
    <message>
        <source>&amp;Walk-in…</source>
        <translation>&amp;Laufkunde…</translation>
    </message>
    <message>
        <source>&amp;Block time…</source>
        <translation>&amp;Zeit sperren…</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Än&amp;dern…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Arrow keys move it, with Shift they lengthen it. Enter leaves it there, Esc puts it back.</source>
        <translation>Die Pfeiltasten verschieben den Termin, mit Umschalt ändern sie die Dauer. Eingabe lässt ihn dort, Esc bringt ihn zurück an den alten Platz.</translation>
    </message>
</context>
<context>
    <name>DayHeader</name>
    <message>
        <source>&amp;Today</source>
        <translation>He&amp;ute</translation>
    </message>
    <message>
        <source>&amp;New booking</source>
        <translation>&amp;Neuer Termin</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Vorheriger Tag</translation>
    </message>
    <message>
        <source>Previous day (Alt+Left)</source>
        <translation>Vorheriger Tag (Alt+Links)</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Nächster Tag</translation>
    </message>
    <message>
        <source>Next day (Alt+Right)</source>
        <translation>Nächster Tag (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>{day}, choose another day</source>
        <translation>{day}, anderen Tag wählen</translation>
    </message>
    <message>
        <source>Previous week</source>
        <translation>Vorherige Woche</translation>
    </message>
    <message>
        <source>Previous week (Alt+Left)</source>
        <translation>Vorherige Woche (Alt+Links)</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Nächste Woche</translation>
    </message>
    <message>
        <source>Next week (Alt+Right)</source>
        <translation>Nächste Woche (Alt+Rechts)</translation>
    </message>
    <message>
        <source>In … weeks</source>
        <translation>In … Wochen</translation>
    </message>
    <message>
        <source>Same weekday in 1 to 12 weeks</source>
        <translation>Gleicher Wochentag in 1 bis 12 Wochen</translation>
    </message>
    <message>
        <source>Same weekday in 1 to 12 weeks (Ctrl+1 to Ctrl+9)</source>
        <translation>Gleicher Wochentag in 1 bis 12 Wochen (Strg+1 bis Strg+9)</translation>
    </message>
    <message>
        <source>Whose day or week</source>
        <translation>Wessen Tag oder Woche</translation>
    </message>
    <message>
        <source>Everybody&apos;s day, or the week of one person</source>
        <translation>Tag des Teams oder Woche einer Person</translation>
    </message>
    <message>
        <source>Everybody&apos;s day</source>
        <translation>Tag des Teams</translation>
    </message>
    <message>
        <source>Week of {name}</source>
        <translation>Woche von {name}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>no bookings yet — click a free slot</source>
        <translation>noch keine Termine — klicken Sie auf eine freie Zeit</translation>
    </message>
    <message>
        <source>no bookings</source>
        <translation>keine Termine</translation>
    </message>
    <message>
        <source>1 booking</source>
        <translation>1 Termin</translation>
    </message>
    <message>
        <source>{n} bookings</source>
        <translation>{n} Termine</translation>
    </message>
    <message>
        <source>{n} online</source>
        <translation>{n} online</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>What happened</source>
        <translation>Was passiert ist</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Who can mend it</source>
        <translation>Wer es beheben kann</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>For the logs</source>
        <translation>Für die Protokolle</translation>
    </message>
    <message>
        <source>Message for IT</source>
        <translation>Nachricht für die IT</translation>
    </message>
    <message>
        <source>C&amp;opy for IT</source>
        <translation>Für die IT k&amp;opieren</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>As this computer has it</source>
        <translation>Wie auf diesem Computer eingestellt</translation>
    </message>
    <message>
        <source>24 hours (14:30)</source>
        <translation>24 Stunden (14:30)</translation>
    </message>
    <message>
        <source>12 hours (2:30 pm)</source>
        <translation>12 Stunden (2:30 PM)</translation>
    </message>
    <message>
        <source>Day first (31/12/2026)</source>
        <translation>Tag zuerst (31/12/2026)</translation>
    </message>
    <message>
        <source>Month first (12/31/2026)</source>
        <translation>Monat zuerst (12/31/2026)</translation>
    </message>
    <message>
        <source>Year first (2026-12-31)</source>
        <translation>Jahr zuerst (2026-12-31)</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} Minuten</translation>
    </message>
    <message>
        <source>no reminder</source>
        <translation>keine Erinnerung</translation>
    </message>
    <message>
        <source> min before</source>
        <translation> Min. vorher</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>&amp;Tell me about new versions</source>
        <translation>&amp;Neue Versionen melden</translation>
    </message>
    <message>
        <source>Asks GitHub once a week, outside opening hours, and says nothing about you or the salon. Nothing is ever installed by itself.</source>
        <translation>Fragt einmal in der Woche außerhalb der Öffnungszeiten bei GitHub nach und sagt nichts über Sie oder den Salon. Nichts wird je von selbst installiert.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Cloc&amp;k</source>
        <translation>&amp;Uhr</translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <source>&amp;First day of the week</source>
        <translation>Erster &amp;Wochentag</translation>
    </message>
    <message>
        <source>&amp;Grid of the day</source>
        <translation>Tages&amp;raster</translation>
    </message>
    <message>
        <source>&amp;Reminder</source>
        <translation>&amp;Erinnerung</translation>
    </message>
    <message>
        <source>Before each online appointment, on this computer.</source>
        <translation>Vor jedem Online-Termin, auf diesem Computer.</translation>
    </message>
    <message>
        <source>C&amp;ontrast</source>
        <translation>&amp;Kontrast</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>How the app looks and reads here. Other desks keep theirs.</source>
        <translation>Aussehen und Sprache der App auf diesem Computer. Andere Computer behalten ihre Einstellungen.</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>Ready</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Ready for the first booking</source>
        <translation>Bereit für den ersten Termin</translation>
    </message>
    <message>
        <source>This is how the day book begins. Go back to change anything.</source>
        <translation>So beginnt das Terminbuch. Gehen Sie zurück, wenn Sie etwas ändern möchten.</translation>
    </message>
    <message>
        <source>Salon</source>
        <translation>Salon</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Öffnungszeiten</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Leistungen</translation>
    </message>
    <message>
        <source>Click a free time in the day and type a name: that is a booking. Microsoft Teams for online appointments is connected in Settings, under Booking.</source>
        <translation>Klicken Sie im Tag auf eine freie Zeit und geben Sie einen Namen ein: Schon ist ein Termin angelegt. Microsoft Teams für Online-Termine verbinden Sie in den Einstellungen unter „Termine“.</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Noch kein Name</translation>
    </message>
    <message>
        <source>Nobody yet: add them in Settings</source>
        <translation>Noch niemand: Fügen Sie Personen in den Einstellungen hinzu</translation>
    </message>
    <message>
        <source>None yet: add them in Settings</source>
        <translation>Noch keine: Fügen Sie Leistungen in den Einstellungen hinzu</translation>
    </message>
</context>
<context>
    <name>DragChip</name>
    <message>
        <source>Drag the calendar file from here into an e-mail, a chat or a folder</source>
        <translation>Kalenderdatei von hier in eine E-Mail, einen Chat oder einen Ordner ziehen</translation>
    </message>
    <message>
        <source>Drag .ics</source>
        <translation>.ics ziehen</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Trimsy Desk {version} is out.</source>
        <translation>Trimsy Desk {version} ist da.</translation>
    </message>
    <message>
        <source>&amp;What is new…</source>
        <translation>&amp;Was neu ist…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Bookings</source>
        <translation>&amp;Termine</translation>
    </message>
    <message>
        <source>&amp;Customers</source>
        <translation>&amp;Kunden</translation>
    </message>
    <message>
        <source>With private &amp;notes</source>
        <translation>Mit privaten &amp;Notizen</translation>
    </message>
    <message>
        <source>Commas</source>
        <translation>Kommas</translation>
    </message>
    <message>
        <source>Semicolons, for Excel with decimal commas</source>
        <translation>Semikolons, für Excel mit Dezimalkomma</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Liste speichern</translation>
    </message>
    <message>
        <source>Lists ({patterns})</source>
        <translation>Listen ({patterns})</translation>
    </message>
    <message>
        <source>Writing the list…</source>
        <translation>Liste wird geschrieben…</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Gestoppt. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>{n} line saved in {file}.</source>
        <translation>{n} Zeile in {file} gespeichert.</translation>
    </message>
    <message>
        <source>{n} lines saved in {file}.</source>
        <translation>{n} Zeilen in {file} gespeichert.</translation>
    </message>
    <message>
        <source>The last day comes before the first.</source>
        <translation>Der letzte Tag liegt vor dem ersten.</translation>
    </message>
    <message>
        <source>Choose up to 20 years.</source>
        <translation>Wählen Sie höchstens 20 Jahre.</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Vor Ort</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>Columns &amp;parted by</source>
        <translation>Spalten &amp;getrennt durch</translation>
    </message>
    <message>
        <source>A list opens in Excel, LibreOffice and other programs. It holds customers’ data: keep it as safe as the book itself.</source>
        <translation>Eine Liste lässt sich in Excel, LibreOffice und anderen Programmen öffnen. Sie enthält Kundendaten: Bewahren Sie sie so sicher auf wie das Terminbuch selbst.</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Set up the salon</source>
        <translation>Salon einrichten</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Set up &amp;later</source>
        <translation>S&amp;päter einrichten</translation>
    </message>
    <message>
        <source>Open a salon &amp;profile…</source>
        <translation>Salon&amp;profil öffnen…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>Zurü&amp;ck</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Ü&amp;berspringen</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertigstellen</translation>
    </message>
    <message>
        <source>Save what you typed?</source>
        <translation>Eingaben speichern?</translation>
    </message>
    <message>
        <source>The salon is not set up yet. You can go on with the rest in Settings.</source>
        <translation>Der Salon ist noch nicht eingerichtet. Mit dem Rest können Sie in den Einstellungen weitermachen.</translation>
    </message>
    <message>
        <source>&amp;Save it</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Go on here</source>
        <translation>&amp;Hier weitermachen</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Book your first &amp;appointment</source>
        <translation>Ersten &amp;Termin anlegen</translation>
    </message>
    <message>
        <source>{number}. {step}</source>
        <translation>{number}. {step}</translation>
    </message>
    <message>
        <source>{number}. {step} (skipped)</source>
        <translation>{number}. {step} (übersprungen)</translation>
    </message>
</context>
<context>
    <name>FormOpening</name>
    <message>
        <source>A booking was being written when the app was closed.</source>
        <translation>Ein Termin war noch in Bearbeitung, als die App geschlossen wurde.</translation>
    </message>
    <message>
        <source>&amp;Go on writing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
</context>
<context>
    <name>FreeSlotLine</name>
    <message>
        <source>{time} with {staff}</source>
        <translation>{time} bei {staff}</translation>
    </message>
    <message>
        <source>Take {time}</source>
        <translation>{time} übernehmen</translation>
    </message>
    <message>
        <source>Also free:</source>
        <translation>Auch frei:</translation>
    </message>
    <message>
        <source>Next free:</source>
        <translation>Als Nächstes frei:</translation>
    </message>
    <message>
        <source>Also free with {staff}:</source>
        <translation>Auch frei bei {staff}:</translation>
    </message>
    <message>
        <source>Next free with {staff}:</source>
        <translation>Als Nächstes frei bei {staff}:</translation>
    </message>
    <message>
        <source>A free time</source>
        <translation>Eine freie Zeit</translation>
    </message>
    <message>
        <source>Take this time ({keys})</source>
        <translation>Diese Zeit übernehmen ({keys})</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Guide for the owner</source>
        <translation>Anleitung für die Inhaberin</translation>
    </message>
    <message>
        <source>Guide for IT</source>
        <translation>Anleitung für die IT</translation>
    </message>
    <message>
        <source>No browser could be opened on this computer. The page is: {link}</source>
        <translation>Auf diesem Computer ließ sich kein Browser öffnen. Die Seite ist: {link}</translation>
    </message>
</context>
<context>
    <name>HeadButton</name>
    <message>
        <source>{name}, {caption}</source>
        <translation>{name}, {caption}</translation>
    </message>
    <message>
        <source>Show this person&apos;s week</source>
        <translation>Woche dieser Person anzeigen</translation>
    </message>
    <message>
        <source>Show this day of everybody</source>
        <translation>Diesen Tag des Teams anzeigen</translation>
    </message>
</context>
<context>
    <name>HistoryNotices</name>
    <message>
        <source>Undone: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Wiederholt: {what}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Gestoppt. Es hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Doing again: {what}</source>
        <translation>Wird wiederholt: {what}</translation>
    </message>
    <message>
        <source>Undoing: {what}</source>
        <translation>Wird rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>{words} ({percent}%)</source>
        <translation>{words} ({percent} %)</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>Bookings, newest first</source>
        <translation>Termine, neueste zuerst</translation>
    </message>
</context>
<context>
    <name>HoursEditor</name>
    <message>
        <source>Monday&apos;s hours for all tic&amp;ked days</source>
        <translation>&amp;Montagszeiten für alle angehakten Tage</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>{day}: a second time</source>
        <translation>{day}: zweite Zeit</translation>
    </message>
    <message>
        <source>second time</source>
        <translation>zweite Zeit</translation>
    </message>
    <message>
        <source>Ends before it begins. Set a later time for the end.</source>
        <translation>Das Ende liegt vor dem Beginn. Legen Sie ein späteres Ende fest.</translation>
    </message>
    <message>
        <source>The two times overlap. Leave a break between them.</source>
        <translation>Die beiden Zeiten überschneiden sich. Lassen Sie eine Pause dazwischen.</translation>
    </message>
</context>
<context>
    <name>HoursStep</name>
    <message>
        <source>Opening hours</source>
        <translation>Öffnungszeiten</translation>
    </message>
    <message>
        <source>When are you open?</source>
        <translation>Wann haben Sie geöffnet?</translation>
    </message>
    <message>
        <source>These are usual hours: change what is different. Staff can have their own.</source>
        <translation>Das sind übliche Zeiten: Ändern Sie, was bei Ihnen anders ist. Jede Person im Team kann eigene Zeiten haben.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Other file…</source>
        <translation>A&amp;ndere Datei…</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Import {file}</source>
        <translation>{file} importieren</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Datei wird gelesen…</translation>
    </message>
    <message>
        <source>Choose the file to import</source>
        <translation>Datei zum Importieren wählen</translation>
    </message>
    <message>
        <source>Lists, cards and calendars ({patterns})</source>
        <translation>Listen, Kontaktkarten und Kalender ({patterns})</translation>
    </message>
    <message>
        <source>All files ({patterns})</source>
        <translation>Alle Dateien ({patterns})</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>&amp;Book {n} appointment</source>
        <translation>{n} Termin &amp;buchen</translation>
    </message>
    <message>
        <source>&amp;Book {n} appointments</source>
        <translation>{n} Termine &amp;buchen</translation>
    </message>
    <message>
        <source>&amp;Import {n} customer</source>
        <translation>{n} Kunden &amp;importieren</translation>
    </message>
    <message>
        <source>&amp;Import {n} customers</source>
        <translation>{n} Kunden &amp;importieren</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert…</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>Gestoppt. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>{n} appointment is booked.</source>
        <translation>{n} Termin ist gebucht.</translation>
    </message>
    <message>
        <source>{n} appointments are booked.</source>
        <translation>{n} Termine sind gebucht.</translation>
    </message>
    <message>
        <source>Undo, in the Edit menu, takes these bookings back. Customers that were added with them stay in the book.</source>
        <translation>„Rückgängig“ im Menü „Bearbeiten“ nimmt diese Termine zurück. Kunden, die mit ihnen dazukamen, bleiben im Terminbuch.</translation>
    </message>
    <message>
        <source>{n} customer is imported.</source>
        <translation>{n} Kunde ist importiert.</translation>
    </message>
    <message>
        <source>{n} customers are imported.</source>
        <translation>{n} Kunden sind importiert.</translation>
    </message>
    <message>
        <source>Undo, in the Edit menu, takes the whole import back.</source>
        <translation>„Rückgängig“ im Menü „Bearbeiten“ nimmt den ganzen Import zurück.</translation>
    </message>
    <message>
        <source>Not or not wholly imported ({n})</source>
        <translation>Nicht oder nicht vollständig importiert ({n})</translation>
    </message>
    <message>
        <source>Customers come from a list (CSV) or from contact cards (vCard), appointments from another calendar (.ics). You see what would happen before anything is imported.</source>
        <translation>Kunden kommen aus einer Liste (CSV) oder aus Kontaktkarten (vCard), Termine aus einem anderen Kalender (.ics). Sie sehen, was geschehen würde, bevor etwas importiert wird.</translation>
    </message>
    <message>
        <source>You can also drop the file here.</source>
        <translation>Sie können die Datei auch hierher ziehen.</translation>
    </message>
</context>
<context>
    <name>JobLine</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Stop it; nothing half done is kept</source>
        <translation>Stoppen; nichts Halbfertiges bleibt zurück</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>In the day</source>
        <translation>In der Tagesansicht</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>On a booking of the day</source>
        <translation>Auf einem Termin der Tagesansicht</translation>
    </message>
    <message>
        <source>While moving a booking</source>
        <translation>Beim Verschieben eines Termins</translation>
    </message>
    <message>
        <source>In the customer search</source>
        <translation>In der Kundensuche</translation>
    </message>
    <message>
        <source>In the booking form</source>
        <translation>Im Terminformular</translation>
    </message>
</context>
<context>
    <name>LinkActs</name>
    <message>
        <source>Make a link for every online appointment ahead that has none that works</source>
        <translation>Für jeden bevorstehenden Online-Termin ohne funktionierenden Link einen Link anlegen</translation>
    </message>
    <message>
        <source>Make the meetings as the book has them</source>
        <translation>Besprechungen so ändern, wie sie im Terminbuch stehen</translation>
    </message>
    <message>
        <source>Make another meeting, with a new link for the customer</source>
        <translation>Eine andere Besprechung anlegen, mit einem neuen Link für die Kundin oder den Kunden</translation>
    </message>
    <message>
        <source>Copy dates, customers and new links as plain text</source>
        <translation>Termine, Kunden und neue Links als reinen Text kopieren</translation>
    </message>
    <message>
        <source>Note that these customers have their new link</source>
        <translation>Notieren, dass diese Kunden ihren neuen Link haben</translation>
    </message>
    <message>
        <source>Make &amp;missing links</source>
        <translation>&amp;Fehlende Links anlegen</translation>
    </message>
    <message>
        <source>Put &amp;right</source>
        <translation>&amp;Korrigieren</translation>
    </message>
    <message>
        <source>Make &amp;new meetings…</source>
        <translation>&amp;Neue Besprechungen anlegen…</translation>
    </message>
    <message>
        <source>&amp;Copy list</source>
        <translation>&amp;Liste kopieren</translation>
    </message>
    <message>
        <source>Al&amp;ready told</source>
        <translation>Schon &amp;Bescheid gegeben</translation>
    </message>
    <message>
        <source>{words} ({n})</source>
        <translation>{words} ({n})</translation>
    </message>
    <message>
        <source>Copied: 1 appointment with its new link.</source>
        <translation>Kopiert: 1 Termin mit dem neuen Link.</translation>
    </message>
    <message>
        <source>Copied: {n} appointments with their new links.</source>
        <translation>Kopiert: {n} Termine mit den neuen Links.</translation>
    </message>
</context>
<context>
    <name>LinkBox</name>
    <message>
        <source>New link: the customer may still have the old one. Send them the new one.</source>
        <translation>Neuer Link: Die Kundin oder der Kunde hat vielleicht noch den alten. Senden Sie den neuen.</translation>
    </message>
</context>
<context>
    <name>LinksDialog</name>
    <message>
        <source>Online links</source>
        <translation>Online-Links</translation>
    </message>
    <message>
        <source>Which links</source>
        <translation>Welche Links</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Only meetings in Microsoft Teams can be checked.</source>
        <translation>Nur Besprechungen in Microsoft Teams können geprüft werden.</translation>
    </message>
    <message>
        <source>Connect the Microsoft account first.</source>
        <translation>Verbinden Sie zuerst das Microsoft-Konto.</translation>
    </message>
    <message>
        <source>The first {n} are listed, {more} more follow.</source>
        <translation>Die ersten {n} sind aufgelistet, {more} weitere folgen.</translation>
    </message>
</context>
<context>
    <name>LinksSummary</name>
    <message>
        <source>Reading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>&amp;Jetzt versuchen</translation>
    </message>
    <message>
        <source>Do not wait for the next try</source>
        <translation>Nicht auf den nächsten Versuch warten</translation>
    </message>
    <message>
        <source>All meetings were last checked: {when}.</source>
        <translation>Alle Besprechungen wurden zuletzt geprüft: {when}.</translation>
    </message>
    <message>
        <source>Microsoft last answered: {when}.</source>
        <translation>Microsoft hat zuletzt geantwortet: {when}.</translation>
    </message>
</context>
<context>
    <name>LobbyBadge</name>
    <message>
        <source>Copy message for IT</source>
        <translation>Nachricht für die IT kopieren</translation>
    </message>
    <message>
        <source>Waiting room: being switched on</source>
        <translation>Wartebereich: wird eingeschaltet</translation>
    </message>
</context>
<context>
    <name>LobbyNotice</name>
    <message>
        <source>A policy of your organisation overrides the waiting room: customers may walk into online appointments without being admitted.</source>
        <translation>Eine Richtlinie Ihrer Organisation setzt den Wartebereich außer Kraft: Kunden können ohne Einlass in Online-Termine eintreten.</translation>
    </message>
    <message>
        <source>Show what to do</source>
        <translation>Zeigen, was zu tun ist</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Tell the customer</source>
        <translation>Bescheid geben</translation>
    </message>
    <message>
        <source>By e-mail or text message</source>
        <translation>Per E-Mail oder SMS</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>&amp;Text message</source>
        <translation>S&amp;MS</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sc&amp;hließen</translation>
    </message>
    <message>
        <source>Reading the booking…</source>
        <translation>Termin wird geladen…</translation>
    </message>
    <message>
        <source>W&amp;hat:</source>
        <translation>An&amp;lass:</translation>
    </message>
    <message>
        <source>Lan&amp;guage:</source>
        <translation>S&amp;prache:</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>This booking is no longer in the book.</source>
        <translation>Dieser Termin steht nicht mehr im Terminbuch.</translation>
    </message>
    <message>
        <source>{day}, {hours}: {customer}</source>
        <translation>{day}, {hours}: {customer}</translation>
    </message>
    <message>
        <source>The booking has changed since you wrote this message.</source>
        <translation>Der Termin hat sich geändert, seit Sie diese Nachricht geschrieben haben.</translation>
    </message>
    <message>
        <source>Write it a&amp;new</source>
        <translation>Neu s&amp;chreiben</translation>
    </message>
    <message>
        <source>The link is not ready yet.</source>
        <translation>Der Link ist noch nicht bereit.</translation>
    </message>
    <message>
        <source>The message is empty.</source>
        <translation>Die Nachricht ist leer.</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>Copy what stands after To</source>
        <translation>Empfänger kopieren</translation>
    </message>
    <message>
        <source>Copy the subject</source>
        <translation>Betreff kopieren</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>An:</translation>
    </message>
    <message>
        <source>Su&amp;bject:</source>
        <translation>&amp;Betreff:</translation>
    </message>
    <message>
        <source>&amp;Message:</source>
        <translation>&amp;Nachricht:</translation>
    </message>
</context>
<context>
    <name>MessagePreview</name>
    <message>
        <source>An online appointment</source>
        <translation>Online-Termin</translation>
    </message>
    <message>
        <source>An appointment at the salon</source>
        <translation>Termin im Salon</translation>
    </message>
    <message>
        <source>Preview for</source>
        <translation>Vorschau für</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preview &amp;for</source>
        <translation>&amp;Vorschau für</translation>
    </message>
    <message>
        <source>Anna Sample</source>
        <translation>Anna Muster</translation>
    </message>
    <message>
        <source>Colour advice</source>
        <translation>Farbberatung</translation>
    </message>
    <message>
        <source>Eva</source>
        <translation>Eva</translation>
    </message>
    <message>
        <source>With a made-up booking.</source>
        <translation>Mit einem erfundenen Termin.</translation>
    </message>
    <message>
        <source>With the booking of {customer}, {day}.</source>
        <translation>Mit dem Termin von {customer}, {day}.</translation>
    </message>
</context>
<context>
    <name>MessagesPage</name>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Nachricht</translation>
    </message>
    <message>
        <source>Sent &amp;as</source>
        <translation>Gesendet &amp;als</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>What customers read. A sentence whose link, address or phone is missing is left out.</source>
        <translation>Was Kunden lesen. Ein Satz, dessen Link, Adresse oder Telefonnummer fehlt, wird ausgelassen.</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>Tage des Monats</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Vorheriger Monat</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Nächster Monat</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Close this message (Esc)</source>
        <translation>Diese Meldung schließen (Esc)</translation>
    </message>
    <message>
        <source>Retr&amp;y</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Si&amp;gn in</source>
        <translation>An&amp;melden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Detail&amp;s…</source>
        <translation>Detail&amp;s…</translation>
    </message>
</context>
<context>
    <name>OnlineAccount</name>
    <message>
        <source>Online appointments can be booked all the same. Their links are made as soon as an account is connected.</source>
        <translation>Online-Termine können trotzdem gebucht werden. Ihre Links werden angelegt, sobald ein Konto verbunden ist.</translation>
    </message>
    <message>
        <source>Connect an account…</source>
        <translation>Konto verbinden…</translation>
    </message>
</context>
<context>
    <name>OnlinePage</name>
    <message>
        <source>Not set</source>
        <translation>Nicht festgelegt</translation>
    </message>
    <message>
        <source>Microsoft Teams — auto-create a Teams meeting</source>
        <translation>Microsoft Teams — Teams-Besprechung automatisch anlegen</translation>
    </message>
    <message>
        <source>My own meeting link — the same link for every online appointment</source>
        <translation>Eigener Besprechungslink — derselbe Link für jeden Online-Termin</translation>
    </message>
    <message>
        <source>&amp;Provider</source>
        <translation>&amp;Anbieter</translation>
    </message>
    <message>
        <source>My meeting &amp;link</source>
        <translation>Mein Besprechungs&amp;link</translation>
    </message>
    <message>
        <source>S&amp;how the text for IT</source>
        <translation>Text für die IT an&amp;zeigen</translation>
    </message>
    <message>
        <source>C&amp;opy the text for IT</source>
        <translation>Text für die IT k&amp;opieren</translation>
    </message>
    <message>
        <source>Card &amp;for the administrator…</source>
        <translation>&amp;Karte für den Administrator…</translation>
    </message>
    <message>
        <source>Enter the whole link, beginning with https://.</source>
        <translation>Geben Sie den ganzen Link ein, beginnend mit https://.</translation>
    </message>
    <message>
        <source>Missing: the application (client) ID. The administrator of your Microsoft 365 (IT) registers the app once and sends you this ID. Send them the text below.</source>
        <translation>Es fehlt: die Anwendungs-ID (Client). Der Administrator Ihres Microsoft 365 (IT) registriert die App einmal und sendet Ihnen diese ID. Senden Sie ihm den Text unten.</translation>
    </message>
    <message>
        <source>&amp;Hide the text for IT</source>
        <translation>Text für die IT aus&amp;blenden</translation>
    </message>
    <message>
        <source>Online Appointments</source>
        <translation>Online-Termine</translation>
    </message>
</context>
<context>
    <name>OnlineRow</name>
    <message>
        <source>Join as host</source>
        <translation>Als Organisator teilnehmen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>{button}: {time}, {customer}</source>
        <translation>{button}: {time}, {customer}</translation>
    </message>
</context>
<context>
    <name>OnlineToday</name>
    <message>
        <source>Online today</source>
        <translation>Heute online</translation>
    </message>
    <message>
        <source>Close the online appointments</source>
        <translation>Online-Termine schließen</translation>
    </message>
    <message>
        <source>Close the online appointments (Esc)</source>
        <translation>Online-Termine schließen (Esc)</translation>
    </message>
    <message>
        <source>Open the services…</source>
        <translation>Leistungen öffnen…</translation>
    </message>
    <message>
        <source>No service can be booked online. Allow it for a service in Settings; its appointments then get a link, and stand here.</source>
        <translation>Keine Leistung ist online buchbar. Erlauben Sie es in den Einstellungen für eine Leistung; ihre Termine erhalten dann einen Link und stehen hier.</translation>
    </message>
    <message>
        <source>Choose “Online” when you book. The appointment then stands here with its link, and you are reminded of it some minutes before it begins.</source>
        <translation>Wählen Sie beim Buchen „Online“. Der Termin steht dann mit seinem Link hier, und Sie werden einige Minuten vor Beginn daran erinnert.</translation>
    </message>
    <message>
        <source>No more online appointments today. The next ones:</source>
        <translation>Heute keine weiteren Online-Termine. Die nächsten:</translation>
    </message>
    <message>
        <source>No online appointments today</source>
        <translation>Heute keine Online-Termine</translation>
    </message>
</context>
<context>
    <name>OtherAccountDialog</name>
    <message>
        <source>1 appointment stays with {account}</source>
        <translation>Für 1 Termin bleibt {account} zuständig</translation>
    </message>
    <message>
        <source>{n} appointments stay with {account}</source>
        <translation>Für {n} Termine bleibt {account} zuständig</translation>
    </message>
    <message>
        <source>other accounts</source>
        <translation>jeweils ein anderes Konto</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Anderes Konto</translation>
    </message>
    <message>
        <source>&amp;Leave them</source>
        <translation>&amp;So lassen</translation>
    </message>
    <message>
        <source>Make &amp;new meetings…</source>
        <translation>&amp;Neue Besprechungen anlegen…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Their links do not work: the meetings are gone or were never made.</source>
        <translation>Die Links funktionieren nicht: Die Besprechungen wurden gelöscht oder nie angelegt.</translation>
    </message>
    <message>
        <source>Some of their links do not work: the meeting is gone or was never made. The other links go on working.</source>
        <translation>Einige Links funktionieren nicht: Die Besprechung wurde gelöscht oder nie angelegt. Die übrigen Links funktionieren weiterhin.</translation>
    </message>
    <message>
        <source>Their links go on working; the account that made each lets its customers in.</source>
        <translation>Die Links funktionieren weiterhin; das Konto, das die jeweilige Besprechung angelegt hat, lässt die Kunden herein.</translation>
    </message>
    <message>
        <source>Their links go on working; {account} lets customers in.</source>
        <translation>Die Links funktionieren weiterhin; {account} lässt die Kunden herein.</translation>
    </message>
    <message>
        <source>They cannot be moved or cancelled in Teams from here, where {connected} is connected now.</source>
        <translation>Von hier aus lassen sie sich in Teams weder verschieben noch absagen, weil jetzt {connected} verbunden ist.</translation>
    </message>
</context>
<context>
    <name>PanelLink</name>
    <message>
        <source>This link is out of date: the settings have another one now.</source>
        <translation>Dieser Link ist veraltet: In den Einstellungen steht jetzt ein anderer.</translation>
    </message>
    <message>
        <source>There is no link to copy or open yet.</source>
        <translation>Es gibt noch keinen Link, den Sie kopieren oder öffnen können.</translation>
    </message>
    <message>
        <source>&amp;Open settings…</source>
        <translation>&amp;Einstellungen öffnen…</translation>
    </message>
    <message>
        <source>Make a ne&amp;w meeting</source>
        <translation>N&amp;eue Besprechung anlegen</translation>
    </message>
    <message>
        <source>&amp;Put right</source>
        <translation>Korrigi&amp;eren</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>What happened…</source>
        <translation>Was passiert ist…</translation>
    </message>
    <message>
        <source>Copy join &amp;link</source>
        <translation>Teilnahme&amp;link kopieren</translation>
    </message>
    <message>
        <source>&amp;Join as host</source>
        <translation>Als &amp;Organisator teilnehmen</translation>
    </message>
    <message>
        <source>Copy ID and passcode</source>
        <translation>ID und Passcode kopieren</translation>
    </message>
</context>
<context>
    <name>PaperDesk</name>
    <message>
        <source>The sheet for the next day was not saved when the app closed.</source>
        <translation>Das Blatt für den nächsten Tag wurde beim Beenden nicht gespeichert.</translation>
    </message>
    <message>
        <source>Change &amp;folder…</source>
        <translation>&amp;Ordner ändern…</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Pre&amp;view…</source>
        <translation>&amp;Vorschau…</translation>
    </message>
    <message>
        <source>Save as PD&amp;F…</source>
        <translation>Als &amp;PDF speichern…</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Blatt speichern</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} gespeichert.</translation>
    </message>
    <message>
        <source>The sheet is on its way to the printer.</source>
        <translation>Das Blatt ist auf dem Weg zum Drucker.</translation>
    </message>
    <message>
        <source>The printer did not take the sheet. Is it switched on and connected?</source>
        <translation>Der Drucker hat das Blatt nicht angenommen. Ist er eingeschaltet und verbunden?</translation>
    </message>
</context>
<context>
    <name>PaperFields</name>
    <message>
        <source>One day</source>
        <translation>Ein Tag</translation>
    </message>
    <message>
        <source>The week around it</source>
        <translation>Die Woche dieses Tages</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Columns, with the times at the side</source>
        <translation>Spalten, mit den Uhrzeiten am Rand</translation>
    </message>
    <message>
        <source>A list for each person</source>
        <translation>Eine Liste je Person</translation>
    </message>
    <message>
        <source>As this computer has it</source>
        <translation>Wie auf diesem Computer eingestellt</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Tag</translation>
    </message>
    <message>
        <source>F&amp;or</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>W&amp;ie</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>P&amp;apier</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>The &amp;first line names the columns</source>
        <translation>&amp;Erste Zeile enthält Spaltennamen</translation>
    </message>
    <message>
        <source>What would be imported</source>
        <translation>Was importiert würde</translation>
    </message>
    <message>
        <source>&amp;Also import those who are already known</source>
        <translation>&amp;Auch schon bekannte Kunden importieren</translation>
    </message>
    <message>
        <source>Comparing with the book…</source>
        <translation>Wird mit dem Terminbuch verglichen…</translation>
    </message>
    <message>
        <source>Stopped. Choose the file again to import it.</source>
        <translation>Gestoppt. Wählen Sie die Datei erneut, um sie zu importieren.</translation>
    </message>
    <message>
        <source>{new} new, {twins} already known, {left_out} cannot be imported.</source>
        <translation>{new} neu, {twins} schon bekannt, {left_out} nicht importierbar.</translation>
    </message>
    <message>
        <source>From line {line} on the file cannot be read.</source>
        <translation>Ab Zeile {line} ist die Datei nicht lesbar.</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>PeopleStep</name>
    <message>
        <source>People</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Who works here?</source>
        <translation>Wer arbeitet hier?</translation>
    </message>
    <message>
        <source>Type one name on each line. Each person gets a column in the day book.</source>
        <translation>Geben Sie in jeder Zeile einen Namen ein. Jede Person erhält eine Spalte im Terminbuch.</translation>
    </message>
    <message>
        <source>Names, one on each line</source>
        <translation>Namen, einer pro Zeile</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 Person</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} Personen</translation>
    </message>
</context>
<context>
    <name>PlaceFields</name>
    <message>
        <source>&amp;On site</source>
        <translation>&amp;Vor Ort</translation>
    </message>
    <message>
        <source>Onli&amp;ne</source>
        <translation>Onli&amp;ne</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>This service is given on site only.</source>
        <translation>Diese Leistung gibt es nur vor Ort.</translation>
    </message>
    <message>
        <source>The join link stays the same.</source>
        <translation>Der Teilnahmelink bleibt gleich.</translation>
    </message>
    <message>
        <source>There will be no link yet: choose how in Settings, under Booking.</source>
        <translation>Es gibt noch keinen Link: Wählen Sie in den Einstellungen unter „Termine“, woher er kommt.</translation>
    </message>
    <message>
        <source>The Teams link is made as soon as you save.</source>
        <translation>Der Teams-Link wird angelegt, sobald Sie speichern.</translation>
    </message>
    <message>
        <source>The booking gets your own meeting link.</source>
        <translation>Der Termin erhält Ihren eigenen Besprechungslink.</translation>
    </message>
</context>
<context>
    <name>PlaceholderButton</name>
    <message>
        <source>&amp;Insert placeholder</source>
        <translation>Platzhalter &amp;einfügen</translation>
    </message>
</context>
<context>
    <name>PracticeBanner</name>
    <message>
        <source>Practice: nothing here reaches Microsoft or a customer.</source>
        <translation>Übung: Nichts von hier erreicht Microsoft oder Ihre Kunden.</translation>
    </message>
</context>
<context>
    <name>PracticeMenu</name>
    <message>
        <source>&amp;Practice</source>
        <translation>&amp;Übung</translation>
    </message>
    <message>
        <source>&amp;Everything works again</source>
        <translation>&amp;Alles funktioniert wieder</translation>
    </message>
    <message>
        <source>&amp;Delete the next meeting at Microsoft</source>
        <translation>Nächste Besprechung bei Microsoft lö&amp;schen</translation>
    </message>
    <message>
        <source>&amp;Change the next meeting at Microsoft</source>
        <translation>Nächste Besprechung bei Microsoft än&amp;dern</translation>
    </message>
    <message>
        <source>The next meeting was deleted at Microsoft.</source>
        <translation>Die nächste Besprechung wurde bei Microsoft gelöscht.</translation>
    </message>
    <message>
        <source>The next meeting was changed at Microsoft: another subject, and no lobby any more.</source>
        <translation>Die nächste Besprechung wurde bei Microsoft geändert: anderer Betreff und kein Wartebereich mehr.</translation>
    </message>
    <message>
        <source>No meeting at Microsoft is still to come.</source>
        <translation>Bei Microsoft steht keine Besprechung mehr bevor.</translation>
    </message>
    <message>
        <source>&amp;Offline: nothing can be reached</source>
        <translation>&amp;Offline: Nichts ist erreichbar</translation>
    </message>
    <message>
        <source>&amp;Slow: every answer takes three seconds</source>
        <translation>&amp;Langsam: Jede Antwort dauert drei Sekunden</translation>
    </message>
    <message>
        <source>&amp;Too many requests (429)</source>
        <translation>&amp;Zu viele Anfragen (429)</translation>
    </message>
    <message>
        <source>Service &amp;unavailable (503)</source>
        <translation>Dienst &amp;nicht verfügbar (503)</translation>
    </message>
    <message>
        <source>&amp;Gateway time-out (504)</source>
        <translation>Zeitüberschreitung am Gatewa&amp;y (504)</translation>
    </message>
    <message>
        <source>&amp;Acts, but the answer is lost</source>
        <translation>Wird a&amp;usgeführt, aber die Antwort geht verloren</translation>
    </message>
    <message>
        <source>Acts t&amp;wice on every request</source>
        <translation>Jede Anfrage wird doppel&amp;t ausgeführt</translation>
    </message>
    <message>
        <source>Sign-in &amp;revoked</source>
        <translation>Anmeldung wide&amp;rrufen</translation>
    </message>
    <message>
        <source>To&amp;ken refused</source>
        <translation>To&amp;ken abgelehnt</translation>
    </message>
    <message>
        <source>Connecting &amp;needs an administrator</source>
        <translation>&amp;Verbinden erfordert einen Administrator</translation>
    </message>
    <message>
        <source>&amp;Lobby overridden by policy</source>
        <translation>&amp;Wartebereich durch Richtlinie außer Kraft</translation>
    </message>
    <message>
        <source>&amp;Passcode forced by policy</source>
        <translation>&amp;Passcode durch Richtlinie erzwungen</translation>
    </message>
</context>
<context>
    <name>PriceField</name>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
</context>
<context>
    <name>ProfileBox</name>
    <message>
        <source>Sa&amp;ve salon profile…</source>
        <translation>Salonprofil &amp;sichern…</translation>
    </message>
    <message>
        <source>Salon profile</source>
        <translation>Salonprofil</translation>
    </message>
    <message>
        <source>A small file with which another computer is set up like this one: the salon, its hours, people and services, and the app registration. No customers, no bookings, no passwords. Save the settings first.</source>
        <translation>Eine kleine Datei, mit der ein anderer Computer wie dieser eingerichtet wird: der Salon, seine Öffnungszeiten, das Team, die Leistungen und die App-Registrierung. Keine Kunden, keine Termine, keine Passwörter. Speichern Sie zuerst die Einstellungen.</translation>
    </message>
    <message>
        <source>Saved in {file}.</source>
        <translation>Gespeichert in {file}.</translation>
    </message>
    <message>
        <source>Save the salon profile</source>
        <translation>Salonprofil sichern</translation>
    </message>
    <message>
        <source>Salon profiles ({patterns})</source>
        <translation>Salonprofile ({patterns})</translation>
    </message>
    <message>
        <source>Salon</source>
        <translation>Salon</translation>
    </message>
</context>
<context>
    <name>ProfileDesk</name>
    <message>
        <source>Open a salon profile</source>
        <translation>Salonprofil öffnen</translation>
    </message>
    <message>
        <source>Salon profiles ({patterns})</source>
        <translation>Salonprofile ({patterns})</translation>
    </message>
    <message>
        <source>All files ({patterns})</source>
        <translation>Alle Dateien ({patterns})</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>Salon profile</source>
        <translation>Salonprofil</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Take it in</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>Salon profile {file}</source>
        <translation>Salonprofil {file}</translation>
    </message>
    <message>
        <source>Tick what this computer shall take in. Nothing else is changed.</source>
        <translation>Haken Sie an, was dieser Computer übernehmen soll. Sonst ändert sich nichts.</translation>
    </message>
    <message>
        <source>There is nothing to take in: all of it is here already.</source>
        <translation>Es gibt nichts zu übernehmen: Alles ist schon hier.</translation>
    </message>
    <message>
        <source>The salon profile is taken in.</source>
        <translation>Das Salonprofil ist übernommen.</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Pages drawn</source>
        <translation>Erstellte Seiten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>Draw no further; nothing is saved, and no more pages are printed</source>
        <translation>Nicht weiterzeichnen; es wird nichts gespeichert, und es werden keine weiteren Seiten gedruckt</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Page {done} of {all}</source>
        <translation>Seite {done} von {all}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
</context>
<context>
    <name>QrDialog</name>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>QR code of the join link</source>
        <translation>QR-Code des Teilnahmelinks</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Save picture…</source>
        <translation>&amp;Bild speichern…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Scan to join the online appointment</source>
        <translation>Scannen, um am Online-Termin teilzunehmen</translation>
    </message>
    <message>
        <source>Point the camera of a phone at it. It opens the join link.</source>
        <translation>Richten Sie die Kamera eines Smartphones darauf. Es öffnet dann den Teilnahmelink.</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} gespeichert.</translation>
    </message>
    <message>
        <source>The printer took nothing. Choose it again.</source>
        <translation>Der Drucker hat nichts angenommen. Wählen Sie ihn erneut.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>An den Drucker gesendet.</translation>
    </message>
    <message>
        <source>Picture copied. Paste it into a mail or a chat.</source>
        <translation>Bild kopiert. Fügen Sie es in eine E-Mail oder einen Chat ein.</translation>
    </message>
    <message>
        <source>Save the QR code</source>
        <translation>QR-Code speichern</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Vektorgrafik (*.svg)</translation>
    </message>
</context>
<context>
    <name>RegistrationBox</name>
    <message>
        <source>The stored secret belongs to the ID before; it is removed when you save.</source>
        <translation>Das gespeicherte Clientgeheimnis gehört zur vorherigen ID; es wird beim Speichern entfernt.</translation>
    </message>
    <message>
        <source>Application (client) &amp;ID</source>
        <translation>Anwendungs-&amp;ID (Client)</translation>
    </message>
    <message>
        <source>Directory (&amp;tenant)</source>
        <translation>Verzei&amp;chnis (Mandant)</translation>
    </message>
    <message>
        <source>As IT sent it. Empty only if the app is registered for any organisation.</source>
        <translation>Wie von der IT gesendet. Nur leer, wenn die App für beliebige Organisationen registriert ist.</translation>
    </message>
    <message>
        <source>Clie&amp;nt secret</source>
        <translation>Client&amp;geheimnis</translation>
    </message>
    <message>
        <source>App registration</source>
        <translation>App-Registrierung</translation>
    </message>
    <message>
        <source>This ID looks like 00001111-aaaa-2222-bbbb-3333cccc4444.</source>
        <translation>Diese ID muss aussehen wie 00001111-aaaa-2222-bbbb-3333cccc4444.</translation>
    </message>
    <message>
        <source>Enter the tenant&apos;s ID or a domain such as yoursalon.com, or nothing.</source>
        <translation>Geben Sie die ID des Mandanten oder eine Domäne wie yoursalon.com ein, oder nichts.</translation>
    </message>
    <message>
        <source>In force: the environment variables TEAMS_CLIENT_ID, TEAMS_TENANT and TEAMS_CLIENT_SECRET. They can only be changed there.</source>
        <translation>Derzeit gültig: die Umgebungsvariablen TEAMS_CLIENT_ID, TEAMS_TENANT und TEAMS_CLIENT_SECRET. Sie können nur dort geändert werden.</translation>
    </message>
    <message>
        <source>In force: the administrator&apos;s file in {folder}.</source>
        <translation>Derzeit gültig: die Datei des Administrators in {folder}.</translation>
    </message>
    <message>
        <source>In force: what was entered here.</source>
        <translation>Derzeit gültig: Ihre Eingaben auf dieser Seite.</translation>
    </message>
    <message>
        <source>Nothing is in force yet.</source>
        <translation>Noch ist keine App-Registrierung gültig.</translation>
    </message>
    <message>
        <source>Without effect, as no application ID comes with it: {names}.</source>
        <translation>Ohne Wirkung, weil keine Anwendungs-ID dabei ist: {names}.</translation>
    </message>
</context>
<context>
    <name>RepeatFields</name>
    <message>
        <source>Repe&amp;at</source>
        <translation>&amp;Wiederholung</translation>
    </message>
    <message>
        <source>{n} bookings, the last on {day}</source>
        <translation>{n} Termine, der letzte am {day}</translation>
    </message>
    <message>
        <source> week</source>
        <translation> Woche</translation>
    </message>
    <message>
        <source> weeks</source>
        <translation> Wochen</translation>
    </message>
    <message>
        <source>E&amp;very</source>
        <translation>&amp;Abstand</translation>
    </message>
    <message>
        <source>Repeat every</source>
        <translation>Abstand der Wiederholungen</translation>
    </message>
    <message>
        <source>&amp;until</source>
        <translation>b&amp;is</translation>
    </message>
    <message>
        <source>Repeat until</source>
        <translation>Wiederholung bis</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Copy the &amp;list</source>
        <translation>&amp;Liste kopieren</translation>
    </message>
    <message>
        <source>… and {n} more. Copy the list to have them all.</source>
        <translation>… und {n} weitere. Kopieren Sie die Liste, um alle zu sehen.</translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>N&amp;ach unten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben verschieben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten verschieben</translation>
    </message>
    <message>
        <source>(no name yet)</source>
        <translation>(noch ohne Namen)</translation>
    </message>
    <message>
        <source>{name} — archived</source>
        <translation>{name} — archiviert</translation>
    </message>
</context>
<context>
    <name>RowsPage</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Archived entries keep their bookings and are offered no more.</source>
        <translation>Archivierte Einträge behalten ihre Termine und werden nicht mehr angeboten.</translation>
    </message>
    <message>
        <source>Ar&amp;chive</source>
        <translation>Ar&amp;chivieren</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>SalonFields</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation>&amp;Zeitzone</translation>
    </message>
    <message>
        <source>Type a city to search. Bookings keep their time of day.</source>
        <translation>Geben Sie eine Stadt ein, um zu suchen. Termine behalten ihre Uhrzeit.</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>&amp;Land</translation>
    </message>
    <message>
        <source>How phone numbers without a country code are read, and the currency.</source>
        <translation>Bestimmt, wie Telefonnummern ohne Ländervorwahl gelesen werden, und die Währung.</translation>
    </message>
    <message>
        <source>Customers see this name. Enter one.</source>
        <translation>Kunden sehen diesen Namen. Geben Sie einen ein.</translation>
    </message>
    <message>
        <source>Choose one of the time zones in the list.</source>
        <translation>Wählen Sie eine Zeitzone aus der Liste.</translation>
    </message>
    <message>
        <source>Choose one of the countries in the list.</source>
        <translation>Wählen Sie ein Land aus der Liste.</translation>
    </message>
</context>
<context>
    <name>SalonPage</name>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>Salon</source>
        <translation>Salon</translation>
    </message>
    <message>
        <source>What customers are told</source>
        <translation>Was Kunden erfahren</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Öffnungszeiten</translation>
    </message>
</context>
<context>
    <name>SalonStep</name>
    <message>
        <source>Salon</source>
        <translation>Salon</translation>
    </message>
    <message>
        <source>What is your salon called?</source>
        <translation>Wie heißt Ihr Salon?</translation>
    </message>
    <message>
        <source>Five short steps, about a minute. Each can be skipped, and everything can be changed in Settings later.</source>
        <translation>Fünf kurze Schritte, etwa eine Minute. Jeder kann übersprungen und alles später in den Einstellungen geändert werden.</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>{who} has no booking.</source>
        <translation>{who} hat keinen Termin.</translation>
    </message>
    <message>
        <source>Find a customer: name, phone, e-mail</source>
        <translation>Kunden suchen: Name, Telefon, E-Mail</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>Kunden suchen</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Customers found</source>
        <translation>Gefundene Kunden</translation>
    </message>
    <message>
        <source>1 customer found</source>
        <translation>1 Kunde gefunden</translation>
    </message>
    <message>
        <source>{n} customers found</source>
        <translation>{n} Kunden gefunden</translation>
    </message>
    <message>
        <source>{key} or click: new booking</source>
        <translation>{key} oder Klick: neuer Termin</translation>
    </message>
    <message>
        <source>{key}: book again</source>
        <translation>{key}: erneut buchen</translation>
    </message>
    <message>
        <source>{key} or click: card</source>
        <translation>{key} oder Klick: Karte</translation>
    </message>
    <message>
        <source>{key}: go to the booking</source>
        <translation>{key}: zum Termin gehen</translation>
    </message>
    <message>
        <source>The first {n} are shown. Type on to find somebody else.</source>
        <translation>Die ersten {n} werden angezeigt. Tippen Sie weiter, um andere zu finden.</translation>
    </message>
    <message>
        <source>Type three digits of a number, or a name.</source>
        <translation>Geben Sie drei Ziffern einer Nummer oder einen Namen ein.</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>Niemand gefunden.</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>only if IT sent you one</source>
        <translation>nur, wenn die IT eines gesendet hat</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Clientgeheimnis</translation>
    </message>
    <message>
        <source>&amp;Replace…</source>
        <translation>E&amp;rsetzen…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Keep the stored secret</source>
        <translation>Gespeichertes Geheimnis be&amp;halten</translation>
    </message>
    <message>
        <source>Will be removed when you save</source>
        <translation>Wird beim Speichern entfernt</translation>
    </message>
    <message>
        <source>Set, and not shown</source>
        <translation>Festgelegt, wird nicht angezeigt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Stored in the keyring</source>
        <translation>Im Schlüsselbund gespeichert</translation>
    </message>
    <message>
        <source>Kept for this run only: no keyring can be used</source>
        <translation>Nur bis zum Beenden gespeichert: kein Schlüsselbund verwendbar</translation>
    </message>
</context>
<context>
    <name>ServiceChoice</name>
    <message>
        <source>No services yet, see Settings</source>
        <translation>Noch keine Leistungen, siehe Einstellungen</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>Leistung wählen</translation>
    </message>
    <message>
        <source>Choose who</source>
        <translation>Person wählen</translation>
    </message>
    <message>
        <source>Se&amp;rvice</source>
        <translation>&amp;Leistung</translation>
    </message>
    <message>
        <source>&amp;With</source>
        <translation>B&amp;ei</translation>
    </message>
    <message>
        <source>{staff} does not give this service.</source>
        <translation>{staff} bietet diese Leistung nicht an.</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>Alle Leistungen</translation>
    </message>
    <message>
        <source>Only those ticked</source>
        <translation>Nur die angehakten</translation>
    </message>
    <message>
        <source>Services of this person</source>
        <translation>Leistungen dieser Person</translation>
    </message>
    <message>
        <source>No service is ticked: nobody can be booked with this person.</source>
        <translation>Keine Leistung ist angehakt: Bei dieser Person kann nichts gebucht werden.</translation>
    </message>
</context>
<context>
    <name>ServiceRow</name>
    <message>
        <source>{service}: length</source>
        <translation>{service}: Dauer</translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message>
        <source>Services</source>
        <translation>Leistungen</translation>
    </message>
    <message>
        <source> min</source>
        <translation> Min.</translation>
    </message>
    <message>
        <source> min after</source>
        <translation> Min. danach</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Vor Ort</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Can be booked onl&amp;ine</source>
        <translation>Onl&amp;ine buchbar</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>Da&amp;uer</translation>
    </message>
    <message>
        <source>Kept free after each booking, to tidy up.</source>
        <translation>Bleibt nach jedem Termin frei, etwa zum Aufräumen.</translation>
    </message>
    <message>
        <source>Bu&amp;ffer</source>
        <translation>Nachbereitun&amp;g</translation>
    </message>
    <message>
        <source>Pric&amp;e</source>
        <translation>&amp;Preis</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>Or&amp;t</translation>
    </message>
    <message>
        <source>C&amp;olour</source>
        <translation>Fa&amp;rbe</translation>
    </message>
    <message>
        <source>There are no services yet. Choose Add, type a name, and save: a booking takes its length and its place from the service.</source>
        <translation>Es gibt noch keine Leistungen. Wählen Sie „Hinzufügen“, geben Sie einen Namen ein und speichern Sie: Ein Termin übernimmt Dauer und Ort von der Leistung.</translation>
    </message>
</context>
<context>
    <name>ServicesStep</name>
    <message>
        <source>Services</source>
        <translation>Leistungen</translation>
    </message>
    <message>
        <source>What do you offer?</source>
        <translation>Was bieten Sie an?</translation>
    </message>
    <message>
        <source>Tick what fits and set its length. Prices and more come in Settings.</source>
        <translation>Haken Sie an, was passt, und legen Sie die Dauer fest. Preise und mehr folgen in den Einstellungen.</translation>
    </message>
    <message>
        <source>Another service</source>
        <translation>Weitere Leistung</translation>
    </message>
    <message>
        <source>Its length</source>
        <translation>Dauer der weiteren Leistung</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings pages</source>
        <translation>Einstellungsseiten</translation>
    </message>
    <message>
        <source>Salon</source>
        <translation>Salon</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Leistungen</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save the changes?</source>
        <translation>Änderungen speichern?</translation>
    </message>
    <message>
        <source>You changed settings that are not saved yet.</source>
        <translation>Sie haben Einstellungen geändert, die noch nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Go on editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Connect Microsoft Account</source>
        <translation>Microsoft-Konto verbinden</translation>
    </message>
    <message>
        <source>Sign-in link</source>
        <translation>Anmeldelink</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>&amp;Open browser again</source>
        <translation>&amp;Browser erneut öffnen</translation>
    </message>
    <message>
        <source>Does the browser say &quot;Need admin approval&quot;, or does it show an error and never come back here? Then cancel, and send your administrator the text for IT from the settings. Does it say that a personal account cannot be used? Open the browser again and choose a work or school account.</source>
        <translation>Zeigt der Browser „Administratorgenehmigung erforderlich“ oder einen Fehler an und kehrt nie hierher zurück? Dann brechen Sie ab und senden Sie Ihrem Administrator den Text für die IT aus den Einstellungen. Steht dort, dass ein persönliches Konto nicht verwendet werden kann? Öffnen Sie den Browser erneut und wählen Sie ein Geschäfts-, Schul- oder Unikonto.</translation>
    </message>
    <message>
        <source>Sign in with the browser</source>
        <translation>Im Browser anmelden</translation>
    </message>
    <message>
        <source>C&amp;opy text for IT</source>
        <translation>Text für die IT k&amp;opieren</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Sign in with the salon&apos;s work account in the browser window. This window closes by itself.</source>
        <translation>Melden Sie sich im Browserfenster mit dem Geschäftskonto des Salons an. Dieses Fenster schließt sich von selbst.</translation>
    </message>
    <message>
        <source>Preparing the sign-in…</source>
        <translation>Anmeldung wird vorbereitet…</translation>
    </message>
    <message>
        <source>No browser could be opened on this computer. Copy the link, open it in a browser here, and sign in with the salon&apos;s work account.</source>
        <translation>Auf diesem Computer konnte kein Browser geöffnet werden. Kopieren Sie den Link, öffnen Sie ihn hier in einem Browser und melden Sie sich mit dem Geschäftskonto des Salons an.</translation>
    </message>
    <message>
        <source>Time left: {time}</source>
        <translation>Verbleibende Zeit: {time}</translation>
    </message>
    <message>
        <source>Who can mend it: {who}</source>
        <translation>Wer es beheben kann: {who}</translation>
    </message>
</context>
<context>
    <name>SpanFields</name>
    <message>
        <source>{day}: from</source>
        <translation>{day}: von</translation>
    </message>
    <message>
        <source>{day}: until</source>
        <translation>{day}: bis</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Co&amp;lour</source>
        <translation>Fa&amp;rbe</translation>
    </message>
    <message>
        <source>&amp;Hours</source>
        <translation>Arbeits&amp;zeiten</translation>
    </message>
    <message>
        <source>Serv&amp;ices</source>
        <translation>&amp;Leistungen</translation>
    </message>
    <message>
        <source>Nobody works here yet. Choose Add, type a name, and save: each person gets a column in the day book.</source>
        <translation>Hier arbeitet noch niemand. Wählen Sie „Hinzufügen“, geben Sie einen Namen ein und speichern Sie: Jede Person erhält eine Spalte im Terminbuch.</translation>
    </message>
</context>
<context>
    <name>TemplateEditor</name>
    <message>
        <source>Back to the &amp;words it came with</source>
        <translation>Zurück zum &amp;Originaltext</translation>
    </message>
    <message>
        <source>Nothing is written here. Write a few words, or take those it came with.</source>
        <translation>Hier steht nichts. Schreiben Sie etwas oder nehmen Sie den Originaltext.</translation>
    </message>
    <message>
        <source>Su&amp;bject</source>
        <translation>&amp;Betreff</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
</context>
<context>
    <name>ToTellDialog</name>
    <message>
        <source>Still to tell</source>
        <translation>Noch zu sagen</translation>
    </message>
    <message>
        <source>Every customer knows how their booking stands.</source>
        <translation>Alle Kunden wissen über ihren Termin Bescheid.</translation>
    </message>
    <message>
        <source>Bookings that were moved, cancelled or given to somebody else, or have another link, after the customer was told. Enter shows the booking.</source>
        <translation>Termine, die verschoben, abgesagt oder jemand anderem gegeben wurden oder einen anderen Link haben, nachdem Bescheid gegeben war. Eingabe zeigt den Termin.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Tell the customer…</source>
        <translation>&amp;Bescheid geben…</translation>
    </message>
    <message>
        <source>&amp;Already told</source>
        <translation>&amp;Schon gesagt</translation>
    </message>
    <message>
        <source>Note that the customer knows, for instance after a telephone call</source>
        <translation>Notieren, dass die Kundin oder der Kunde Bescheid weiß, zum Beispiel nach einem Anruf</translation>
    </message>
    <message>
        <source>&amp;Show the booking</source>
        <translation>&amp;Anzeigen</translation>
    </message>
    <message>
        <source>Noted: 1 customer knows.</source>
        <translation>Notiert: 1 Kunde weiß Bescheid.</translation>
    </message>
    <message>
        <source>Noted: {n} customers know.</source>
        <translation>Notiert: {n} Kunden wissen Bescheid.</translation>
    </message>
</context>
<context>
    <name>ToTellLine</name>
    <message>
        <source>Show the customers who do not know how their booking stands</source>
        <translation>Kunden anzeigen, die über ihren Termin nicht Bescheid wissen</translation>
    </message>
    <message>
        <source>Customers to tell</source>
        <translation>Kunden, die noch nicht Bescheid wissen</translation>
    </message>
</context>
<context>
    <name>ToldBox</name>
    <message>
        <source>The link is not ready yet. A message can go out as soon as it is.</source>
        <translation>Der Link ist noch nicht bereit. Sobald er bereit ist, können Sie eine Nachricht senden.</translation>
    </message>
    <message>
        <source>Tell the customer…</source>
        <translation>Bescheid geben…</translation>
    </message>
    <message>
        <source>Already told</source>
        <translation>Schon gesagt</translation>
    </message>
    <message>
        <source>Note that the customer knows, for instance after a telephone call</source>
        <translation>Notieren, dass die Kundin oder der Kunde Bescheid weiß, zum Beispiel nach einem Anruf</translation>
    </message>
</context>
<context>
    <name>UndoNoted</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Put those noted last back on the list</source>
        <translation>Die zuletzt notierten Einträge wieder in die Liste aufnehmen</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>Updates</source>
        <translation>Neue Versionen</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Was neu ist</translation>
    </message>
    <message>
        <source>Trimsy Desk asks GitHub for the list of its versions, and says nothing about you or the salon. It installs nothing by itself.</source>
        <translation>Trimsy Desk fragt GitHub nach der Liste seiner Versionen und sagt nichts über Sie oder den Salon. Von selbst installiert es nichts.</translation>
    </message>
    <message>
        <source>&amp;Open the download page</source>
        <translation>Seite zum &amp;Herunterladen öffnen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Is there a newer version?</source>
        <translation>Gibt es eine neuere Version?</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt…</translation>
    </message>
    <message>
        <source>It could not be found out</source>
        <translation>Es ließ sich nicht herausfinden</translation>
    </message>
    <message>
        <source>Nobody was asked</source>
        <translation>Es wurde niemand gefragt</translation>
    </message>
    <message>
        <source>There is none newer than yours, {version}.</source>
        <translation>Es gibt keine neuere als Ihre, {version}.</translation>
    </message>
    <message>
        <source>You have the newest version</source>
        <translation>Sie haben die neueste Version</translation>
    </message>
    <message>
        <source>Trimsy Desk {version} is out</source>
        <translation>Trimsy Desk {version} ist da</translation>
    </message>
    <message>
        <source>You have {version}. Bookings and settings stay when you install the new one.</source>
        <translation>Sie haben {version}. Termine und Einstellungen bleiben, wenn Sie die neue installieren.</translation>
    </message>
    <message>
        <source>Nothing is told about it.</source>
        <translation>Es steht nichts darüber da.</translation>
    </message>
    <message>
        <source>The salon is open now. Better install it after closing time.</source>
        <translation>Der Salon hat gerade geöffnet. Installieren Sie sie besser nach Ladenschluss.</translation>
    </message>
    <message>
        <source>No browser could be opened on this computer. The page is: {link}</source>
        <translation>Auf diesem Computer ließ sich kein Browser öffnen. Die Seite ist: {link}</translation>
    </message>
    <message>
        <source>GitHub cannot be reached: there is no internet, or a firewall forbids.</source>
        <translation>GitHub ist nicht zu erreichen: Es gibt kein Internet, oder eine Firewall verbietet es.</translation>
    </message>
    <message>
        <source>Whoever answered could not prove to be GitHub. Check this computer&apos;s date and time, and that the Wi-Fi needs no sign-in of its own.</source>
        <translation>Wer geantwortet hat, konnte nicht beweisen, GitHub zu sein. Prüfen Sie Datum und Uhrzeit dieses Computers und ob das WLAN eine eigene Anmeldung will.</translation>
    </message>
    <message>
        <source>GitHub cannot be reached: the network&apos;s proxy wants a sign-in. Ask your IT to let Trimsy Desk through: Help → Guide for IT, “Firewall and proxy”.</source>
        <translation>GitHub ist nicht zu erreichen: Der Proxy des Netzwerks verlangt eine Anmeldung. Bitten Sie Ihre IT, Trimsy Desk durchzulassen: Hilfe → Anleitung für die IT, „Firewall und Proxy“.</translation>
    </message>
    <message>
        <source>GitHub is asked too often from your network. Try again in an hour.</source>
        <translation>Aus Ihrem Netz wird GitHub zu oft gefragt. Versuchen Sie es in einer Stunde noch einmal.</translation>
    </message>
    <message>
        <source>The list of versions did not come. Try again later.</source>
        <translation>Die Liste der Versionen kam nicht an. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>In practice mode nothing leaves this computer.</source>
        <translation>Im Übungsmodus verlässt nichts diesen Computer.</translation>
    </message>
    <message>
        <source>You have {version}. This copy does not know where newer ones are published: look where it came from.</source>
        <translation>Sie haben {version}. Diese Kopie weiß nicht, wo neuere erscheinen: Sehen Sie dort nach, woher sie kam.</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>Online links</source>
        <translation>Online-Links</translation>
    </message>
    <message>
        <source>Show the online links that are not right yet</source>
        <translation>Online-Links anzeigen, die noch nicht in Ordnung sind</translation>
    </message>
</context>
<context>
    <name>WalkInDialog</name>
    <message>
        <source>Walk-in</source>
        <translation>Laufkunde</translation>
    </message>
    <message>
        <source>What you typed for this walk-in is not saved yet.</source>
        <translation>Ihre Eingaben zu diesem Laufkunden sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Book anyway</source>
        <translation>Trotzdem &amp;buchen</translation>
    </message>
    <message>
        <source>&amp;Book</source>
        <translation>&amp;Buchen</translation>
    </message>
    <message>
        <source>until {time}, {n} min</source>
        <translation>bis {time}, {n} Min.</translation>
    </message>
    <message>
        <source>Name or phone, may stay empty</source>
        <translation>Name oder Telefon, darf leer bleiben</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <translation>Be&amp;ginn</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>&amp;Copy message</source>
        <translation>Nachricht &amp;kopieren</translation>
    </message>
    <message>
        <source>E-mail &amp;draft</source>
        <translation>E-Mail-Entwur&amp;f</translation>
    </message>
    <message>
        <source>With the c&amp;alendar file</source>
        <translation>Mit Kalender&amp;datei</translation>
    </message>
    <message>
        <source>Te&amp;xt message</source>
        <translation>SMS-Entw&amp;urf</translation>
    </message>
    <message>
        <source>&amp;WhatsApp</source>
        <translation>Whats&amp;App</translation>
    </message>
    <message>
        <source>&amp;QR code…</source>
        <translation>&amp;QR-Code…</translation>
    </message>
    <message>
        <source>Sa&amp;ve .ics…</source>
        <translation>.&amp;ics speichern…</translation>
    </message>
</context>
<context>
    <name>WeeksMenu</name>
    <message>
        <source>In … &amp;weeks</source>
        <translation>In … &amp;Wochen</translation>
    </message>
    <message>
        <source>In {n} weeks — {day}</source>
        <translation>In {n} Wochen — {day}</translation>
    </message>
    <message>
        <source>In {n} week — {day}</source>
        <translation>In {n} Woche — {day}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Who works here?</source>
        <translation>Wer arbeitet hier?</translation>
    </message>
    <message>
        <source>The day book has a column for each person. Setting up the salon, its hours, its people and its services takes about a minute, and the first booking a few seconds.

Connecting Microsoft Teams can wait: bookings work without it.</source>
        <translation>Das Terminbuch hat für jede Person eine Spalte. Salon, Öffnungszeiten, Team und Leistungen sind in etwa einer Minute eingerichtet, der erste Termin ist in wenigen Sekunden angelegt.

Microsoft Teams zu verbinden hat Zeit: Termine funktionieren auch ohne.</translation>
    </message>
    <message>
        <source>Set &amp;up the salon…</source>
        <translation>Sa&amp;lon einrichten…</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
</context>
<context>
    <name>WhenFields</name>
    <message>
        <source> min</source>
        <translation> Min.</translation>
    </message>
    <message>
        <source>Which of the two</source>
        <translation>Welche der beiden Zeiten</translation>
    </message>
    <message>
        <source>Take {time}</source>
        <translation>{time} übernehmen</translation>
    </message>
    <message>
        <source>The clocks go back that day and show this time twice. Choose which one.</source>
        <translation>An diesem Tag wird die Uhr zurückgestellt und zeigt diese Uhrzeit zweimal. Wählen Sie eine der beiden.</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <source>T&amp;ime</source>
        <translation>Uhr&amp;zeit</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>Da&amp;uer</translation>
    </message>
    <message>
        <source>Which {time}?</source>
        <translation>Welches Mal {time}?</translation>
    </message>
    <message>
        <source>The first {time}, before the clocks go back</source>
        <translation>Das erste Mal {time}, bevor die Uhr zurückgestellt wird</translation>
    </message>
    <message>
        <source>The second {time}, after the clocks went back</source>
        <translation>Das zweite Mal {time}, nachdem die Uhr zurückgestellt wurde</translation>
    </message>
</context>
<context>
    <name>WorkingHours</name>
    <message>
        <source>As the salon is open</source>
        <translation>Wie die Öffnungszeiten des Salons</translation>
    </message>
    <message>
        <source>Own hours</source>
        <translation>Eigene Zeiten</translation>
    </message>
    <message>
        <source>off</source>
        <translation>frei</translation>
    </message>
</context>
<context>
    <name>absence</name>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Urlaub</translation>
    </message>
    <message>
        <source>Sick</source>
        <translation>Krank</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Fortbildung</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>{kind}: {note}</source>
        <translation>{kind}: {note}</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>ganztägig</translation>
    </message>
    <message>
        <source>from {start}</source>
        <translation>ab {start}</translation>
    </message>
    <message>
        <source>until {end}</source>
        <translation>bis {end}</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} bis {end}</translation>
    </message>
</context>
<context>
    <name>acts</name>
    <message>
        <source>{who}: {status}.</source>
        <translation>{who}: {status}.</translation>
    </message>
    <message>
        <source>{n} bookings are imported, {who}&apos;s among them.</source>
        <translation>{n} Termine sind importiert, darunter der von {who}.</translation>
    </message>
    <message>
        <source>{who} is booked.</source>
        <translation>Der Termin für {who} ist gebucht.</translation>
    </message>
    <message>
        <source>{who}&apos;s booking is moved.</source>
        <translation>Der Termin von {who} ist verschoben.</translation>
    </message>
    <message>
        <source>{who}&apos;s booking is changed.</source>
        <translation>Der Termin von {who} ist geändert.</translation>
    </message>
    <message>
        <source>{who}&apos;s booking is cancelled.</source>
        <translation>Der Termin von {who} ist abgesagt.</translation>
    </message>
    <message>
        <source>{who}&apos;s booking is deleted.</source>
        <translation>Der Termin von {who} ist gelöscht.</translation>
    </message>
    <message>
        <source>{who}&apos;s booking is back.</source>
        <translation>Der Termin von {who} ist wiederhergestellt.</translation>
    </message>
    <message>
        <source>{who}&apos;s booking is imported.</source>
        <translation>Der Termin von {who} ist importiert.</translation>
    </message>
    <message>
        <source>Time is blocked for {who}.</source>
        <translation>Für {who} ist Zeit gesperrt.</translation>
    </message>
    <message>
        <source>{who}&apos;s blocked time is changed.</source>
        <translation>Die gesperrte Zeit von {who} ist geändert.</translation>
    </message>
    <message>
        <source>{who}&apos;s time is free again.</source>
        <translation>Die Zeit von {who} ist wieder frei.</translation>
    </message>
    <message>
        <source>{who}&apos;s card is changed.</source>
        <translation>Die Kundenkarte von {who} ist geändert.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The absence is added.</source>
        <translation>Die Abwesenheit ist eingetragen.</translation>
    </message>
    <message>
        <source>The absence is changed.</source>
        <translation>Die Abwesenheit ist geändert.</translation>
    </message>
    <message>
        <source>The absence is removed.</source>
        <translation>Die Abwesenheit ist entfernt.</translation>
    </message>
    <message>
        <source>The absence is back.</source>
        <translation>Die Abwesenheit ist wieder da.</translation>
    </message>
    <message>
        <source>{who} is booked {n} times.</source>
        <translation>Für {who} sind {n} Termine gebucht.</translation>
    </message>
    <message>
        <source>{n} bookings of {who} are moved.</source>
        <translation>{n} Termine von {who} sind verschoben.</translation>
    </message>
    <message>
        <source>{n} bookings of {who} are changed.</source>
        <translation>{n} Termine von {who} sind geändert.</translation>
    </message>
    <message>
        <source>{n} bookings of {who} are cancelled.</source>
        <translation>{n} Termine von {who} sind abgesagt.</translation>
    </message>
    <message>
        <source>&amp;Cancel the booking</source>
        <translation>Termin &amp;absagen</translation>
    </message>
    <message>
        <source>Cancel this and all &amp;following</source>
        <translation>Diesen und alle &amp;folgenden absagen</translation>
    </message>
    <message>
        <source>Cancel this booking?</source>
        <translation>Diesen Termin absagen?</translation>
    </message>
    <message>
        <source>&amp;Delete the booking</source>
        <translation>Termin &amp;löschen</translation>
    </message>
    <message>
        <source>Delete this booking? It was made by mistake and does not count.</source>
        <translation>Diesen Termin löschen? Er wurde versehentlich angelegt und zählt nicht.</translation>
    </message>
    <message>
        <source>Restore it all the same?</source>
        <translation>Trotzdem wiederherstellen?</translation>
    </message>
    <message>
        <source>&amp;Restore anyway</source>
        <translation>&amp;Trotzdem wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>&amp;So lassen</translation>
    </message>
    <message>
        <source>Move it all the same?</source>
        <translation>Trotzdem verschieben?</translation>
    </message>
    <message>
        <source>&amp;Move anyway</source>
        <translation>Trotzdem &amp;verschieben</translation>
    </message>
    <message>
        <source>&amp;Put it back</source>
        <translation>&amp;Zurück an den alten Platz</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Join link copied.</source>
        <translation>Teilnahmelink kopiert.</translation>
    </message>
    <message>
        <source>The link is not ready yet, so nothing was copied.</source>
        <translation>Der Link ist noch nicht bereit, daher wurde nichts kopiert.</translation>
    </message>
    <message>
        <source>Booking details copied.</source>
        <translation>Termindetails kopiert.</translation>
    </message>
    <message>
        <source>Meeting ID: {id}
Passcode: {passcode}</source>
        <translation>Besprechungs-ID: {id}
Passcode: {passcode}</translation>
    </message>
    <message>
        <source>Meeting ID and passcode copied.</source>
        <translation>Besprechungs-ID und Passcode kopiert.</translation>
    </message>
    <message>
        <source>Message for IT copied. Paste it into an e-mail to them.</source>
        <translation>Nachricht für die IT kopiert. Fügen Sie sie in eine E-Mail an die IT ein.</translation>
    </message>
    <message>
        <source>Save the appointment</source>
        <translation>Termin speichern</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>Kalenderdateien (*.ics)</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} gespeichert.</translation>
    </message>
    <message>
        <source>Make a new meeting under the account connected now?</source>
        <translation>Neue Besprechung mit dem jetzt verbundenen Konto anlegen?</translation>
    </message>
    <message>
        <source>&amp;Make a new meeting</source>
        <translation>&amp;Neue Besprechung anlegen</translation>
    </message>
    <message>
        <source>{who} gets a new link. Send it to them as soon as it is there.</source>
        <translation>{who} bekommt einen neuen Link. Senden Sie ihn, sobald er da ist.</translation>
    </message>
    <message>
        <source>No new meeting was made: the booking has changed meanwhile. Look at it again.</source>
        <translation>Es wurde keine neue Besprechung angelegt: Der Termin wurde inzwischen geändert. Sehen Sie ihn sich noch einmal an.</translation>
    </message>
    <message>
        <source>Noted as told.</source>
        <translation>Als „Bescheid gegeben“ notiert.</translation>
    </message>
    <message>
        <source>Noted: {who} knows how it stands.</source>
        <translation>Notiert: {who} weiß Bescheid.</translation>
    </message>
    <message>
        <source>There is no booking to save on this day.</source>
        <translation>An diesem Tag gibt es keinen Termin zu speichern.</translation>
    </message>
    <message>
        <source>There is no booking to save in this week.</source>
        <translation>In dieser Woche gibt es keinen Termin zu speichern.</translation>
    </message>
    <message>
        <source>Save the bookings as a calendar file</source>
        <translation>Termine als Kalenderdatei speichern</translation>
    </message>
</context>
<context>
    <name>block</name>
    <message>
        <source>Making link</source>
        <translation>Link wird angelegt</translation>
    </message>
    <message>
        <source>Link ready</source>
        <translation>Link bereit</translation>
    </message>
    <message>
        <source>Link waits</source>
        <translation>Link wartet</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Handlungsbedarf</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>wiederholt sich</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>mit Notiz</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>{n} minutes kept free afterwards</source>
        <translation>Danach {n} Minuten Nachbereitung</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>on site</source>
        <translation>vor Ort</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} bis {end}</translation>
    </message>
    <message>
        <source>{service} with {staff}</source>
        <translation>{service} bei {staff}</translation>
    </message>
</context>
<context>
    <name>called off</name>
    <message>
        <source>{who} — {status}</source>
        <translation>{who} — {status}</translation>
    </message>
    <message>
        <source>{day}, {hours}, {service} with {staff}</source>
        <translation>{day}, {hours}, {service} bei {staff}</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Delete the data of {who} for good? This cannot be undone.</source>
        <translation>Die Daten von {who} endgültig löschen? Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>What goes: name, phone number, e-mail address, time zone, language, and all notes, also those on bookings.</source>
        <translation>Gelöscht werden: Name, Telefonnummer, E-Mail-Adresse, Zeitzone, Sprache und alle Notizen, auch die an Terminen.</translation>
    </message>
    <message>
        <source>What is kept: day, time, service, staff and status of past bookings, without a name. The salon&apos;s accounts and statistics need them. Meetings made in Teams hold no customer&apos;s data.</source>
        <translation>Erhalten bleiben: Tag, Uhrzeit, Leistung, Person und Status vergangener Termine, ohne Namen. Der Salon braucht sie für Buchhaltung und Statistik. Besprechungen, die in Teams angelegt wurden, enthalten keine Kundendaten.</translation>
    </message>
    <message>
        <source>What cannot be reached from here: messages already sent, files saved elsewhere, and older backups.</source>
        <translation>Von hier aus nicht erreichbar: bereits gesendete Nachrichten, anderswo gespeicherte Dateien und ältere Sicherungen.</translation>
    </message>
    <message>
        <source>Delete this person&apos;s data?</source>
        <translation>Daten dieser Person löschen?</translation>
    </message>
    <message>
        <source>&amp;Delete for good</source>
        <translation>&amp;Endgültig löschen</translation>
    </message>
    <message>
        <source>&amp;Keep the data</source>
        <translation>Daten &amp;behalten</translation>
    </message>
    <message>
        <source>last {day}</source>
        <translation>zuletzt {day}</translation>
    </message>
    <message>
        <source>next {day}</source>
        <translation>nächster Termin {day}</translation>
    </message>
    <message>
        <source>There are no bookings to come.</source>
        <translation>Es stehen keine Termine bevor.</translation>
    </message>
    <message>
        <source>The link for {day}, {time} is not ready yet.</source>
        <translation>Der Link für {day}, {time} ist noch nicht bereit.</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>{step}: {state}</source>
        <translation>{step}: {state}</translation>
    </message>
    <message>
        <source>A work or school account</source>
        <translation>Geschäfts-, Schul- oder Unikonto</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Teams in its plan</source>
        <translation>Teams im Plan des Kontos</translation>
    </message>
    <message>
        <source>Make a test meeting</source>
        <translation>Testbesprechung anlegen</translation>
    </message>
    <message>
        <source>Switch the waiting room on, and read it back</source>
        <translation>Wartebereich einschalten und zur Kontrolle abrufen</translation>
    </message>
    <message>
        <source>Delete the test meeting</source>
        <translation>Testbesprechung löschen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>läuft…</translation>
    </message>
    <message>
        <source>good</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>Microsoft does not say; the next steps show it</source>
        <translation>Microsoft gibt keine Auskunft; die nächsten Schritte zeigen es</translation>
    </message>
    <message>
        <source>overridden by a policy</source>
        <translation>durch eine Richtlinie außer Kraft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>The check was cancelled</source>
        <translation>Die Prüfung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Ready, but customers may walk in</source>
        <translation>Bereit, aber Kunden können ohne Einlass eintreten</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>If a test meeting was made, it is deleted by itself.</source>
        <translation>Falls eine Testbesprechung angelegt wurde, wird sie von selbst gelöscht.</translation>
    </message>
    <message>
        <source>But a policy of your organisation overrides the waiting room (lobby): customers come straight into the meeting, also while another customer is in it.</source>
        <translation>Aber eine Richtlinie Ihrer Organisation setzt den Wartebereich (Lobby) außer Kraft: Kunden kommen direkt in die Besprechung, auch während andere Kunden noch darin sind.</translation>
    </message>
    <message>
        <source>Send the message below to your IT, then check again.</source>
        <translation>Senden Sie die Nachricht unten an Ihre IT und prüfen Sie dann erneut.</translation>
    </message>
    <message>
        <source>Customers wait until they are let in.</source>
        <translation>Kunden warten, bis sie eingelassen werden.</translation>
    </message>
    <message>
        <source>Your organisation gives each meeting a passcode. It stands with the booking, for people who join by number; the link works without it.</source>
        <translation>Ihre Organisation gibt jeder Besprechung einen Passcode. Er steht beim Termin, für alle, die mit der Besprechungs-ID teilnehmen; der Link funktioniert ohne ihn.</translation>
    </message>
    <message>
        <source>A test meeting was made and deleted again.</source>
        <translation>Eine Testbesprechung wurde angelegt und wieder gelöscht.</translation>
    </message>
    <message>
        <source>A test meeting was made as {email} and deleted again.</source>
        <translation>Eine Testbesprechung wurde als {email} angelegt und wieder gelöscht.</translation>
    </message>
    <message>
        <source>Who can mend it: {who}</source>
        <translation>Wer es beheben kann: {who}</translation>
    </message>
</context>
<context>
    <name>clash</name>
    <message>
        <source>{staff} is not there on {n} of {count} days: {days}</source>
        <translation>{staff} ist an {n} von {count} Tagen nicht da: {days}</translation>
    </message>
    <message>
        <source>Taken on {n} of {count} days: {days}</source>
        <translation>An {n} von {count} Tagen belegt: {days}</translation>
    </message>
    <message>
        <source>{staff} is busy then: {bookings}</source>
        <translation>{staff} ist dann schon belegt: {bookings}</translation>
    </message>
    <message>
        <source>{staff} has no time to tidy up in between: {bookings}</source>
        <translation>{staff} hat dazwischen keine Zeit zum Aufräumen: {bookings}</translation>
    </message>
    <message>
        <source>{staff} is away then.</source>
        <translation>{staff} ist dann nicht da.</translation>
    </message>
    <message>
        <source>{staff} is away then: {why}</source>
        <translation>{staff} ist dann nicht da: {why}</translation>
    </message>
    <message>
        <source>{staff} does not work that day.</source>
        <translation>{staff} arbeitet an diesem Tag nicht.</translation>
    </message>
    <message>
        <source>{staff} does not work then, only {hours}.</source>
        <translation>{staff} arbeitet dann nicht, nur {hours}.</translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>Iris</translation>
    </message>
    <message>
        <source>Fern</source>
        <translation>Farn</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Brick</source>
        <translation>Ziegelrot</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Schiefer</translation>
    </message>
</context>
<context>
    <name>connection</name>
    <message>
        <source>Online appointments use your own meeting link</source>
        <translation>Online-Termine verwenden Ihren eigenen Besprechungslink</translation>
    </message>
    <message>
        <source>Connecting to Microsoft…</source>
        <translation>Verbindung mit Microsoft wird hergestellt…</translation>
    </message>
    <message>
        <source>Microsoft Teams is not connected</source>
        <translation>Microsoft Teams ist nicht verbunden</translation>
    </message>
    <message>
        <source>Connected — {email}</source>
        <translation>Verbunden — {email}</translation>
    </message>
    <message>
        <source>Sign in again — {email}</source>
        <translation>Erneut anmelden — {email}</translation>
    </message>
    <message>
        <source>{words} · {email}</source>
        <translation>{words} · {email}</translation>
    </message>
    <message>
        <source>Connected — {email}. {trouble}</source>
        <translation>Verbunden — {email}. {trouble}</translation>
    </message>
    <message>
        <source>Connected until the app is closed — {email}</source>
        <translation>Verbunden, bis die App geschlossen wird — {email}</translation>
    </message>
    <message>
        <source>last worked {when}</source>
        <translation>zuletzt in Ordnung: {when}</translation>
    </message>
    <message>
        <source>since {when}</source>
        <translation>seit {when}</translation>
    </message>
    <message>
        <source>No internet — bookings are saved</source>
        <translation>Kein Internet — Termine werden gespeichert</translation>
    </message>
    <message>
        <source>No internet — bookings are saved, links follow by themselves</source>
        <translation>Kein Internet — Termine werden gespeichert, Links folgen von selbst</translation>
    </message>
    <message>
        <source>No internet since {when} — bookings are saved, links follow by themselves</source>
        <translation>Kein Internet seit {when} — Termine werden gespeichert, Links folgen von selbst</translation>
    </message>
    <message>
        <source>No internet since {when} — bookings are saved</source>
        <translation>Kein Internet seit {when} — Termine werden gespeichert</translation>
    </message>
    <message>
        <source>1 appointment waits</source>
        <translation>1 Termin wartet</translation>
    </message>
    <message>
        <source>{count} appointments wait</source>
        <translation>{count} Termine warten</translation>
    </message>
    <message>
        <source>{when}, {customer}</source>
        <translation>{when}, {customer}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und noch {count}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>{words} ({facts})</source>
        <translation>{words} ({facts})</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Connecting was cancelled</source>
        <translation>Das Verbinden wurde abgebrochen</translation>
    </message>
    <message>
        <source>You stopped before Microsoft had answered.</source>
        <translation>Sie haben abgebrochen, bevor Microsoft geantwortet hat.</translation>
    </message>
    <message>
        <source>Nothing was changed. Connect again whenever you like.</source>
        <translation>Es wurde nichts geändert. Verbinden Sie das Konto erneut, wann immer Sie möchten.</translation>
    </message>
    <message>
        <source>No answer came from the browser</source>
        <translation>Vom Browser kam keine Antwort</translation>
    </message>
    <message>
        <source>Five minutes passed. Perhaps the browser window was closed, or Microsoft showed an error on its own page.</source>
        <translation>Fünf Minuten sind vergangen. Vielleicht wurde das Browserfenster geschlossen, oder Microsoft hat auf der eigenen Seite einen Fehler angezeigt.</translation>
    </message>
    <message>
        <source>Connect again. If Microsoft’s page shows an error, note its number (AADSTS…) and give it to your IT.</source>
        <translation>Verbinden Sie das Konto erneut. Wenn die Seite von Microsoft einen Fehler anzeigt, notieren Sie dessen Nummer (AADSTS…) und geben Sie sie an Ihre IT weiter.</translation>
    </message>
    <message>
        <source>Hello,

we cannot connect Trimsy Desk to Microsoft 365: the sign-in never comes back. App: {client_id}, tenant: {tenant}. Please check that http://localhost is a redirect URI under Mobile and desktop applications, that our account is assigned to the app, and grant admin consent:
{consent_link}

Thank you!</source>
        <translation>Hallo,

wir können Trimsy Desk nicht mit Microsoft 365 verbinden: Die Anmeldung kommt nie zurück. App: {client_id}, Mandant: {tenant}. Bitte prüfen Sie, ob http://localhost als Umleitungs-URI unter „Mobilgerät- und Desktopanwendungen“ eingetragen und unser Konto der App zugewiesen ist, und erteilen Sie die Administratoreinwilligung:
{consent_link}

Vielen Dank!</translation>
    </message>
    <message>
        <source>The answer could not be trusted</source>
        <translation>Die Antwort war nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>What came back does not belong to the sign-in this app started. It was thrown away.</source>
        <translation>Die Antwort gehört nicht zu der Anmeldung, die diese App gestartet hat. Sie wurde verworfen.</translation>
    </message>
    <message>
        <source>Close the browser tabs with Microsoft’s sign-in page and connect again. If it happens again, tell your IT.</source>
        <translation>Schließen Sie die Browsertabs mit der Anmeldeseite von Microsoft und verbinden Sie das Konto erneut. Wenn es wieder passiert, informieren Sie Ihre IT.</translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk rejects Microsoft’s answer at sign-in because issuer, audience, tenant or nonce do not match what it asked for. App: {client_id}, tenant: {tenant}. Does the tenant fit the account we use, and does anything on our network change traffic to login.microsoftonline.com?

Thank you!</source>
        <translation>Hallo,

Trimsy Desk weist die Antwort von Microsoft bei der Anmeldung zurück, weil Aussteller (issuer), Zielgruppe (audience), Mandant oder Nonce nicht zur Anfrage passen. App: {client_id}, Mandant: {tenant}. Passt der Mandant zu dem Konto, das wir verwenden, und verändert etwas in unserem Netzwerk den Datenverkehr zu login.microsoftonline.com?

Vielen Dank!</translation>
    </message>
    <message>
        <source>Please connect the Microsoft account again</source>
        <translation>Bitte verbinden Sie das Microsoft-Konto erneut</translation>
    </message>
    <message>
        <source>Microsoft has ended the connection. This happens after a password change, after a long time without use, or when an administrator signs everybody out.</source>
        <translation>Microsoft hat die Verbindung beendet. Das geschieht, wenn das Kennwort geändert wurde, das Konto lange nicht verwendet wurde oder ein Administrator alle abmeldet.</translation>
    </message>
    <message>
        <source>Connect under Settings → Booking → Online Appointments. The book stays as it is, and waiting meetings are made up for.</source>
        <translation>Verbinden Sie das Konto unter Einstellungen → Termine → Online-Termine. Das Terminbuch bleibt, wie es ist, und ausstehende Besprechungen werden nachgeholt.</translation>
    </message>
    <message>
        <source>Connecting did not work</source>
        <translation>Das Verbinden hat nicht funktioniert</translation>
    </message>
    <message>
        <source>Microsoft refused the sign-in for a reason not known here.</source>
        <translation>Microsoft hat die Anmeldung aus einem hier unbekannten Grund abgelehnt.</translation>
    </message>
    <message>
        <source>Try again in a moment. If it fails again, send the details to your IT.</source>
        <translation>Versuchen Sie es gleich noch einmal. Wenn es wieder fehlschlägt, senden Sie die Details an Ihre IT.</translation>
    </message>
    <message>
        <source>Hello,

we cannot connect Trimsy Desk to Microsoft 365. App: {client_id}, tenant: {tenant}. Could you look in Entra → Sign-in logs for the reason?

Thank you!</source>
        <translation>Hallo,

wir können Trimsy Desk nicht mit Microsoft 365 verbinden. App: {client_id}, Mandant: {tenant}. Könnten Sie unter Entra → Anmeldeprotokolle nach dem Grund sehen?

Vielen Dank!</translation>
    </message>
    <message>
        <source>No Microsoft account is connected</source>
        <translation>Es ist kein Microsoft-Konto verbunden</translation>
    </message>
    <message>
        <source>Online appointments need one to make their meeting.</source>
        <translation>Für die Besprechung eines Online-Termins ist ein Konto erforderlich.</translation>
    </message>
    <message>
        <source>Connect an account under Settings → Booking → Online Appointments.</source>
        <translation>Verbinden Sie ein Konto unter Einstellungen → Termine → Online-Termine.</translation>
    </message>
    <message>
        <source>A work or school account is needed</source>
        <translation>Ein Geschäfts-, Schul- oder Unikonto ist erforderlich</translation>
    </message>
    <message>
        <source>This is a personal Microsoft account, or one of another organisation. Microsoft lets only work or school accounts of the salon’s own organisation create these meetings.</source>
        <translation>Dies ist ein persönliches Microsoft-Konto oder das Konto einer anderen Organisation. Microsoft lässt diese Besprechungen nur mit Geschäfts-, Schul- oder Unikonten der eigenen Organisation des Salons anlegen.</translation>
    </message>
    <message>
        <source>Disconnect, then connect again with a work or school account: the one the salon pays Microsoft 365 for.</source>
        <translation>Trennen Sie das Konto und verbinden Sie dann ein Geschäfts-, Schul- oder Unikonto: das, für das der Salon Microsoft 365 bezahlt.</translation>
    </message>
    <message>
        <source>Microsoft wants a second proof that it is you</source>
        <translation>Microsoft verlangt einen zweiten Nachweis, dass Sie es sind</translation>
    </message>
    <message>
        <source>Your organisation asks for a code or the Authenticator app at sign-in.</source>
        <translation>Ihre Organisation verlangt bei der Anmeldung einen Code oder die Authenticator-App.</translation>
    </message>
    <message>
        <source>Connect again and follow the steps Microsoft shows in the browser.</source>
        <translation>Verbinden Sie das Konto erneut und folgen Sie den Schritten, die Microsoft im Browser anzeigt.</translation>
    </message>
    <message>
        <source>This account is locked</source>
        <translation>Dieses Konto ist gesperrt</translation>
    </message>
    <message>
        <source>It was disabled by an administrator, or locked after too many wrong passwords.</source>
        <translation>Es wurde von einem Administrator deaktiviert oder nach zu vielen falschen Kennwörtern gesperrt.</translation>
    </message>
    <message>
        <source>Wait a few minutes and try again. If it stays locked, ask your IT.</source>
        <translation>Warten Sie einige Minuten und versuchen Sie es erneut. Wenn es gesperrt bleibt, fragen Sie Ihre IT.</translation>
    </message>
    <message>
        <source>Hello,

the account we use for Trimsy Desk is locked or disabled. Could you check it under Entra → Users and allow it to sign in again?

Thank you!</source>
        <translation>Hallo,

das Konto, das wir für Trimsy Desk verwenden, ist gesperrt oder deaktiviert. Könnten Sie es unter Entra → Benutzer prüfen und die Anmeldung wieder zulassen?

Vielen Dank!</translation>
    </message>
    <message>
        <source>The password of this account has expired</source>
        <translation>Das Kennwort dieses Kontos ist abgelaufen</translation>
    </message>
    <message>
        <source>Your organisation lets passwords run out.</source>
        <translation>In Ihrer Organisation laufen Kennwörter nach einiger Zeit ab.</translation>
    </message>
    <message>
        <source>Sign in at microsoft365.com, set a new password there, then connect again.</source>
        <translation>Melden Sie sich bei microsoft365.com an, legen Sie dort ein neues Kennwort fest und verbinden Sie das Konto dann erneut.</translation>
    </message>
    <message>
        <source>This computer’s clock seems to be wrong</source>
        <translation>Die Uhr dieses Computers scheint falsch zu gehen</translation>
    </message>
    <message>
        <source>What Microsoft sent a moment ago looks old, or as if it came from the future.</source>
        <translation>Was Microsoft gerade eben gesendet hat, wirkt veraltet oder so, als käme es aus der Zukunft.</translation>
    </message>
    <message>
        <source>Set date, time and time zone of this computer to automatic, then connect again.</source>
        <translation>Stellen Sie Datum, Uhrzeit und Zeitzone dieses Computers auf automatisch und verbinden Sie das Konto dann erneut.</translation>
    </message>
    <message>
        <source>A connection lasts for this run only</source>
        <translation>Die Verbindung hält nur, bis Sie Trimsy Desk beenden</translation>
    </message>
    <message>
        <source>This computer offers no safe place for the connection, or has it locked. Trimsy Desk never writes it to an ordinary file.</source>
        <translation>Dieser Computer bietet keinen sicheren Ort für die Verbindung, oder dieser ist gesperrt. Trimsy Desk speichert sie nie in einer gewöhnlichen Datei.</translation>
    </message>
    <message>
        <source>Unlock the keyring of this computer and connect again. Until then, connect once each time you start Trimsy Desk.</source>
        <translation>Entsperren Sie den Schlüsselbund dieses Computers und verbinden Sie das Konto erneut. Bis dahin müssen Sie es nach jedem Start von Trimsy Desk einmal verbinden.</translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk finds no usable keyring on our computer (Windows Credential Manager, macOS Keychain, or a Secret Service such as GNOME Keyring or KWallet). Could you set one up for our user, unlocked at login?

Thank you!</source>
        <translation>Hallo,

Trimsy Desk findet auf unserem Computer keinen verwendbaren Schlüsselbund (Windows-Anmeldeinformationsverwaltung, macOS-Schlüsselbund oder einen Secret Service wie GNOME Keyring oder KWallet). Könnten Sie für unseren Benutzer einen einrichten, der bei der Anmeldung entsperrt wird?

Vielen Dank!</translation>
    </message>
    <message>
        <source>It is still stored on this computer</source>
        <translation>Es ist noch auf diesem Computer gespeichert</translation>
    </message>
    <message>
        <source>The keyring, where the connection and the client secret are kept, is locked or did not let go of what you wanted removed.</source>
        <translation>Der Schlüsselbund, in dem die Verbindung und das Clientgeheimnis liegen, ist gesperrt oder hat nicht freigegeben, was Sie entfernen wollten.</translation>
    </message>
    <message>
        <source>Unlock the keyring of this computer, then disconnect or save again.</source>
        <translation>Entsperren Sie den Schlüsselbund dieses Computers. Trennen Sie das Konto dann erneut, oder speichern Sie erneut.</translation>
    </message>
    <message>
        <source>The permissions were not given</source>
        <translation>Die Berechtigungen wurden nicht erteilt</translation>
    </message>
    <message>
        <source>Microsoft’s page was closed or answered with Cancel. Perhaps it said that an administrator has to approve the app first.</source>
        <translation>Die Seite von Microsoft wurde geschlossen oder mit „Abbrechen“ beantwortet. Vielleicht stand dort, dass zuerst ein Administrator die App genehmigen muss.</translation>
    </message>
    <message>
        <source>Connect again and choose Accept. If Microsoft asks for an administrator, send the message below to your IT.</source>
        <translation>Verbinden Sie das Konto erneut und wählen Sie „Akzeptieren“. Wenn Microsoft nach einem Administrator fragt, senden Sie die Nachricht unten an Ihre IT.</translation>
    </message>
    <message>
        <source>Hello,

we would like to use Trimsy Desk for online appointments in Microsoft Teams. It needs an administrator’s consent for OnlineMeetings.ReadWrite, User.Read and offline_access (all delegated). Please open this link and choose Accept:
{consent_link}
Afterwards the browser goes to http://localhost and may report that nothing is there; the consent is granted all the same. Or use Entra → Enterprise applications → Trimsy Desk ({client_id}) → Permissions → Grant admin consent.

Thank you!</source>
        <translation>Hallo,

wir möchten Trimsy Desk für Online-Termine in Microsoft Teams verwenden. Dafür ist die Einwilligung eines Administrators für OnlineMeetings.ReadWrite, User.Read und offline_access (alle delegiert) erforderlich. Bitte öffnen Sie diesen Link und wählen Sie „Akzeptieren“:
{consent_link}
Danach wechselt der Browser zu http://localhost und meldet vielleicht, dass dort nichts ist; die Einwilligung ist trotzdem erteilt. Oder verwenden Sie Entra → Unternehmensanwendungen → Trimsy Desk ({client_id}) → Berechtigungen → Administratoreinwilligung erteilen.

Vielen Dank!</translation>
    </message>
    <message>
        <source>An administrator has to approve the app</source>
        <translation>Ein Administrator muss die App genehmigen</translation>
    </message>
    <message>
        <source>Your organisation does not let its users decide for themselves whether Trimsy Desk may create Teams meetings.</source>
        <translation>In Ihrer Organisation dürfen Benutzer nicht selbst entscheiden, ob Trimsy Desk Teams-Besprechungen anlegen darf.</translation>
    </message>
    <message>
        <source>Send the message below to your IT. Once they have approved the app, connect again.</source>
        <translation>Senden Sie die Nachricht unten an Ihre IT. Sobald die App genehmigt ist, verbinden Sie das Konto erneut.</translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk ({client_id}) needs an administrator’s consent in our organisation before it can create Microsoft Teams meetings. Please open this link and choose Accept:
{consent_link}
Afterwards the browser goes to http://localhost and may report that nothing is there; the consent is granted all the same. Or use Entra → Enterprise applications → Trimsy Desk → Permissions → Grant admin consent. Delegated permissions: OnlineMeetings.ReadWrite, User.Read, offline_access.

Thank you!</source>
        <translation>Hallo,

Trimsy Desk ({client_id}) braucht in unserer Organisation die Einwilligung eines Administrators, bevor es Microsoft Teams-Besprechungen anlegen kann. Bitte öffnen Sie diesen Link und wählen Sie „Akzeptieren“:
{consent_link}
Danach wechselt der Browser zu http://localhost und meldet vielleicht, dass dort nichts ist; die Einwilligung ist trotzdem erteilt. Oder verwenden Sie Entra → Unternehmensanwendungen → Trimsy Desk → Berechtigungen → Administratoreinwilligung erteilen. Delegierte Berechtigungen: OnlineMeetings.ReadWrite, User.Read, offline_access.

Vielen Dank!</translation>
    </message>
    <message>
        <source>The connection would end within the hour</source>
        <translation>Die Verbindung würde nach spätestens einer Stunde enden</translation>
    </message>
    <message>
        <source>Your organisation withheld one permission: to stay connected (offline_access).</source>
        <translation>Ihre Organisation hat eine Berechtigung nicht erteilt: verbunden zu bleiben (offline_access).</translation>
    </message>
    <message>
        <source>Ask your IT to grant admin consent in Entra → Enterprise applications. Then connect again.</source>
        <translation>Bitten Sie Ihre IT, unter Entra → Unternehmensanwendungen die Administratoreinwilligung zu erteilen. Verbinden Sie das Konto dann erneut.</translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk ({client_id}) is not given the delegated permission offline_access in our organisation, so its connection cannot last. Please grant admin consent: Entra → Enterprise applications → Trimsy Desk → Permissions → Grant admin consent. The same by link:
{consent_link}

Thank you!</source>
        <translation>Hallo,

Trimsy Desk ({client_id}) erhält in unserer Organisation die delegierte Berechtigung offline_access nicht, sodass die Verbindung nicht bestehen bleibt. Bitte erteilen Sie die Administratoreinwilligung: Entra → Unternehmensanwendungen → Trimsy Desk → Berechtigungen → Administratoreinwilligung erteilen. Dasselbe per Link:
{consent_link}

Vielen Dank!</translation>
    </message>
    <message>
        <source>A permission for Teams meetings is missing</source>
        <translation>Eine Berechtigung für Teams-Besprechungen fehlt</translation>
    </message>
    <message>
        <source>Your organisation has not allowed Trimsy Desk to create online meetings with this account.</source>
        <translation>Ihre Organisation hat Trimsy Desk nicht erlaubt, mit diesem Konto Onlinebesprechungen anzulegen.</translation>
    </message>
    <message>
        <source>Ask your IT to grant admin consent in Entra → Enterprise applications. Then connect again; where the account is shown as connected, disconnect it first.</source>
        <translation>Bitten Sie Ihre IT, unter Entra → Unternehmensanwendungen die Administratoreinwilligung zu erteilen. Verbinden Sie das Konto dann erneut; wird es als verbunden angezeigt, trennen Sie es zuerst.</translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk ({client_id}) lacks the delegated Microsoft Graph permissions OnlineMeetings.ReadWrite and User.Read in our organisation. Please add them under Entra → App registrations → API permissions and grant admin consent (Entra → Enterprise applications → Trimsy Desk → Permissions). The same by link:
{consent_link}

Thank you!</source>
        <translation>Hallo,

Trimsy Desk ({client_id}) fehlen in unserer Organisation die delegierten Microsoft Graph-Berechtigungen OnlineMeetings.ReadWrite und User.Read. Bitte fügen Sie sie unter Entra → App-Registrierungen → API-Berechtigungen hinzu und erteilen Sie die Administratoreinwilligung (Entra → Unternehmensanwendungen → Trimsy Desk → Berechtigungen). Dasselbe per Link:
{consent_link}

Vielen Dank!</translation>
    </message>
    <message>
        <source>Your organisation does not allow this computer or place</source>
        <translation>Ihre Organisation lässt diesen Computer oder Ort nicht zu</translation>
    </message>
    <message>
        <source>A security rule (conditional access) lets only certain devices, apps or networks in.</source>
        <translation>Eine Sicherheitsregel (bedingter Zugriff) lässt nur bestimmte Geräte, Apps oder Netzwerke zu.</translation>
    </message>
    <message>
        <source>Try it from the salon’s own computer and network. If that is where you are, send the message below to your IT.</source>
        <translation>Versuchen Sie es am Computer und im Netzwerk des Salons. Wenn Sie schon dort sind, senden Sie die Nachricht unten an Ihre IT.</translation>
    </message>
    <message>
        <source>Hello,

a conditional access policy blocks Trimsy Desk ({client_id}) on our front-desk computer. Entra → Sign-in logs → Conditional Access shows which one. Could you enrol this computer, or allow the app for our account?

Thank you!</source>
        <translation>Hallo,

eine Richtlinie für bedingten Zugriff blockiert Trimsy Desk ({client_id}) auf unserem Computer am Empfang. Entra → Anmeldeprotokolle → Bedingter Zugriff zeigt, welche es ist. Könnten Sie diesen Computer registrieren oder die App für unser Konto zulassen?

Vielen Dank!</translation>
    </message>
    <message>
        <source>This account may not use Trimsy Desk</source>
        <translation>Dieses Konto darf Trimsy Desk nicht verwenden</translation>
    </message>
    <message>
        <source>Your organisation has allowed the app for chosen people only.</source>
        <translation>Ihre Organisation hat die App nur für ausgewählte Personen zugelassen.</translation>
    </message>
    <message>
        <source>Ask your IT to assign the account to the app, then connect again.</source>
        <translation>Bitten Sie Ihre IT, das Konto der App zuzuweisen, und verbinden Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Hello,

please assign the account our salon uses to the app {client_id}: Entra → Enterprise applications → Trimsy Desk → Users and groups → Add user.

Thank you!</source>
        <translation>Hallo,

bitte weisen Sie das Konto, das unser Salon verwendet, der App {client_id} zu: Entra → Unternehmensanwendungen → Trimsy Desk → Benutzer und Gruppen → Benutzer hinzufügen.

Vielen Dank!</translation>
    </message>
    <message>
        <source>This account has no Teams</source>
        <translation>Dieses Konto hat kein Teams</translation>
    </message>
    <message>
        <source>The Microsoft 365 plan of the connected account does not seem to include Teams.</source>
        <translation>Der Microsoft 365-Plan des verbundenen Kontos scheint Teams nicht zu enthalten.</translation>
    </message>
    <message>
        <source>Ask your IT whether the plan includes Teams. Once it does, choose Try again; a new licence may take some hours to arrive.</source>
        <translation>Fragen Sie Ihre IT, ob der Plan Teams enthält. Sobald das so ist, wählen Sie „Erneut versuchen“; bis eine neue Lizenz wirkt, können einige Stunden vergehen.</translation>
    </message>
    <message>
        <source>Hello,

the account our salon uses for online appointments has no Microsoft Teams licence. Does our plan include Teams? If so, please assign it: Microsoft 365 admin center → Users → Active users → Licenses and apps.

Thank you!</source>
        <translation>Hallo,

das Konto, das unser Salon für Online-Termine verwendet, hat keine Microsoft Teams-Lizenz. Enthält unser Plan Teams? Wenn ja, weisen Sie die Lizenz bitte zu: Microsoft 365 Admin Center → Benutzer → Aktive Benutzer → Lizenzen und Apps.

Vielen Dank!</translation>
    </message>
    <message>
        <source>Microsoft Teams refuses to make this meeting</source>
        <translation>Microsoft Teams legt diese Besprechung nicht an</translation>
    </message>
    <message>
        <source>The connected account may not create online meetings. It may be a guest or personal account, lack Teams in its plan, or be held back by a rule of your organisation.</source>
        <translation>Das verbundene Konto darf keine Onlinebesprechungen anlegen. Vielleicht ist es ein Gastkonto oder ein persönliches Konto, sein Plan enthält Teams nicht, oder eine Regel Ihrer Organisation verhindert es.</translation>
    </message>
    <message>
        <source>Disconnect and connect again with a work or school account. If it is one already, ask your IT whether the plan includes Teams.</source>
        <translation>Trennen Sie das Konto und verbinden Sie dann ein Geschäfts-, Schul- oder Unikonto. Wenn es schon eines ist, fragen Sie Ihre IT, ob der Plan Teams enthält.</translation>
    </message>
    <message>
        <source>Hello,

Microsoft Graph answers 403 when Trimsy Desk ({client_id}) creates an online meeting for our account. Could you check that the account is a member, not a guest; that its plan includes Teams; that its Teams meeting policy allows scheduling private meetings; and that admin consent is granted under Entra → Enterprise applications? The link for the consent:
{consent_link}

Thank you!</source>
        <translation>Hallo,

Microsoft Graph antwortet mit 403, wenn Trimsy Desk ({client_id}) für unser Konto eine Onlinebesprechung anlegt. Könnten Sie prüfen, ob das Konto ein Mitglied und kein Gast ist, ob sein Plan Teams enthält, ob seine Teams-Besprechungsrichtlinie das Planen privater Besprechungen zulässt und ob unter Entra → Unternehmensanwendungen die Administratoreinwilligung erteilt ist? Der Link für die Einwilligung:
{consent_link}

Vielen Dank!</translation>
    </message>
    <message>
        <source>Trimsy Desk is not yet registered with Microsoft</source>
        <translation>Trimsy Desk ist noch nicht bei Microsoft registriert</translation>
    </message>
    <message>
        <source>Microsoft only lets apps in that your IT has registered. The application (client) ID of that registration is missing here.</source>
        <translation>Microsoft lässt nur Apps zu, die Ihre IT registriert hat. Die Anwendungs-ID (Client) dieser Registrierung fehlt hier.</translation>
    </message>
    <message>
        <source>Send the message below to whoever looks after your Microsoft 365. Enter the ID they send back under Settings → Booking → Online Appointments.</source>
        <translation>Senden Sie die Nachricht unten an die Person, die Ihr Microsoft 365 betreut. Geben Sie die ID, die Sie zurückerhalten, unter Einstellungen → Termine → Online-Termine ein.</translation>
    </message>
    <message>
        <source>Hello,

our salon would like Trimsy Desk to create Microsoft Teams meetings for online appointments. Please register it for us:

1. Entra admin center → App registrations → New registration. Name: Trimsy Desk. Supported account types: this organizational directory only.
2. Authentication → Add a platform → Mobile and desktop applications → add the redirect URI http://localhost (no port, and not under Web).
3. API permissions → Microsoft Graph → Delegated permissions → add OnlineMeetings.ReadWrite, User.Read and offline_access → Grant admin consent.
4. Send us the Application (client) ID and the Directory (tenant) ID. No client secret is needed.

Thank you!</source>
        <translation>Hallo,

unser Salon möchte, dass Trimsy Desk für Online-Termine Microsoft Teams-Besprechungen anlegt. Bitte registrieren Sie die App für uns:

1. Microsoft Entra Admin Center → App-Registrierungen → Neue Registrierung. Name: Trimsy Desk. Unterstützte Kontotypen: nur Konten in diesem Organisationsverzeichnis.
2. Authentifizierung → Plattform hinzufügen → Mobilgerät- und Desktopanwendungen → die Umleitungs-URI http://localhost hinzufügen (ohne Port und nicht unter „Web“).
3. API-Berechtigungen → Microsoft Graph → Delegierte Berechtigungen → OnlineMeetings.ReadWrite, User.Read und offline_access hinzufügen → Administratoreinwilligung erteilen.
4. Senden Sie uns die Anwendungs-ID (Client) und die Verzeichnis-ID (Mandant). Ein Clientgeheimnis ist nicht erforderlich.

Vielen Dank!</translation>
    </message>
    <message>
        <source>The registration is not written correctly</source>
        <translation>Die App-Registrierung ist nicht richtig geschrieben</translation>
    </message>
    <message>
        <source>The client ID must be an ID such as 00001111-aaaa-2222-bbbb-3333cccc4444, and the tenant an ID, a domain such as yoursalon.com, or the word organizations.</source>
        <translation>Die Client-ID muss eine ID wie 00001111-aaaa-2222-bbbb-3333cccc4444 sein und der Mandant eine ID, eine Domäne wie yoursalon.com oder das Wort organizations.</translation>
    </message>
    <message>
        <source>Copy the IDs again from the message of your IT, whole and without quotation marks.</source>
        <translation>Kopieren Sie die IDs noch einmal aus der Nachricht Ihrer IT, vollständig und ohne Anführungszeichen.</translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk cannot read its registration. In force are the client ID “{client_id}” and the tenant “{tenant}”. Could you send us the right Application (client) ID and Directory (tenant) ID from Entra → App registrations → Overview, or correct them where you set them (environment variables TEAMS_CLIENT_ID and TEAMS_TENANT, or the file registration.toml)?

Thank you!</source>
        <translation>Hallo,

Trimsy Desk kann seine App-Registrierung nicht lesen. Es gelten die Client-ID „{client_id}“ und der Mandant „{tenant}“. Könnten Sie uns die richtige Anwendungs-ID (Client) und Verzeichnis-ID (Mandant) aus Entra → App-Registrierungen → Übersicht senden oder sie dort korrigieren, wo Sie sie festgelegt haben (Umgebungsvariablen TEAMS_CLIENT_ID und TEAMS_TENANT oder die Datei registration.toml)?

Vielen Dank!</translation>
    </message>
    <message>
        <source>The settings for Microsoft cannot be read</source>
        <translation>Die Einstellungen für Microsoft können nicht gelesen werden</translation>
    </message>
    <message>
        <source>The file with the registration exists, but it may not be opened or is not written correctly.</source>
        <translation>Die Datei mit der App-Registrierung ist vorhanden, darf aber nicht geöffnet werden oder ist nicht richtig geschrieben.</translation>
    </message>
    <message>
        <source>If your IT set this computer up, send them the message below. If you typed the registration yourself, type and save it again.</source>
        <translation>Wenn Ihre IT diesen Computer eingerichtet hat, senden Sie ihr die Nachricht unten. Wenn Sie die App-Registrierung selbst eingegeben haben, geben Sie sie erneut ein und speichern Sie.</translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk cannot read a file that its registration should come from. The file, and what is wrong in it:

{code}

An administrator’s registration.toml lies in {folder}. Please check that every user may read it and that it is valid TOML, for example:

client_id = &quot;00001111-aaaa-2222-bbbb-3333cccc4444&quot;
tenant = &quot;yoursalon.com&quot;

Thank you!</source>
        <translation>Hallo,

Trimsy Desk kann eine Datei nicht lesen, aus der seine App-Registrierung kommen soll. Die Datei, und was darin falsch ist:

{code}

Eine registration.toml des Administrators liegt in {folder}. Bitte prüfen Sie, ob alle Benutzer sie lesen dürfen und ob sie gültiges TOML enthält, zum Beispiel:

client_id = &quot;00001111-aaaa-2222-bbbb-3333cccc4444&quot;
tenant = &quot;yoursalon.com&quot;

Vielen Dank!</translation>
    </message>
    <message>
        <source>Microsoft does not know this registration</source>
        <translation>Microsoft kennt diese App-Registrierung nicht</translation>
    </message>
    <message>
        <source>No app with this client ID exists in the organisation you signed in to. The ID may be mistyped, or it belongs to another organisation.</source>
        <translation>In der Organisation, bei der Sie sich angemeldet haben, gibt es keine App mit dieser Client-ID. Vielleicht enthält die ID einen Tippfehler, oder sie gehört zu einer anderen Organisation.</translation>
    </message>
    <message>
        <source>Compare the client ID and the tenant in the settings with what your IT sent you. If they are the same, send the message below.</source>
        <translation>Vergleichen Sie die Client-ID und den Mandanten in den Einstellungen mit den Angaben Ihrer IT. Wenn sie übereinstimmen, senden Sie ihr die Nachricht unten.</translation>
    </message>
    <message>
        <source>Hello,

Microsoft does not find the app {client_id} in our organisation (tenant: {tenant}). Is this the right Application (client) ID, is it registered in our tenant, and has admin consent been granted? This link grants it:
{consent_link}

Thank you!</source>
        <translation>Hallo,

Microsoft findet die App {client_id} in unserer Organisation nicht (Mandant: {tenant}). Ist das die richtige Anwendungs-ID (Client), ist sie in unserem Mandanten registriert, und wurde die Administratoreinwilligung erteilt? Dieser Link erteilt sie:
{consent_link}

Vielen Dank!</translation>
    </message>
    <message>
        <source>The app is switched off in your organisation</source>
        <translation>Die App ist in Ihrer Organisation ausgeschaltet</translation>
    </message>
    <message>
        <source>An administrator has disabled Trimsy Desk in Microsoft Entra.</source>
        <translation>Ein Administrator hat Trimsy Desk in Microsoft Entra deaktiviert.</translation>
    </message>
    <message>
        <source>Ask your IT to switch the app on again.</source>
        <translation>Bitten Sie Ihre IT, die App wieder einzuschalten.</translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk (client ID {client_id}) is disabled in our organisation. Could you set Entra → Enterprise applications → Trimsy Desk → Properties → Enabled for users to sign-in to Yes?

Thank you!</source>
        <translation>Hallo,

Trimsy Desk (Client-ID {client_id}) ist in unserer Organisation deaktiviert. Könnten Sie Entra → Unternehmensanwendungen → Trimsy Desk → Eigenschaften → Aktiviert für die Benutzeranmeldung auf „Ja“ festlegen?

Vielen Dank!</translation>
    </message>
    <message>
        <source>One address is missing in the registration</source>
        <translation>In der App-Registrierung fehlt eine Adresse</translation>
    </message>
    <message>
        <source>Microsoft may only send you back to addresses named in the registration, and the one of this app is missing or stands under the wrong heading.</source>
        <translation>Microsoft darf Sie nur an Adressen zurückleiten, die in der App-Registrierung stehen. Die Adresse dieser App fehlt dort oder steht unter der falschen Überschrift.</translation>
    </message>
    <message>
        <source>Send the message below to your IT.</source>
        <translation>Senden Sie die Nachricht unten an Ihre IT.</translation>
    </message>
    <message>
        <source>Hello,

please add the redirect URI http://localhost to the app {client_id}: Entra → App registrations → Authentication → Mobile and desktop applications. It must not stand under Web or Single-page application as well.

Thank you!</source>
        <translation>Hallo,

bitte fügen Sie der App {client_id} die Umleitungs-URI http://localhost hinzu: Entra → App-Registrierungen → Authentifizierung → Mobilgerät- und Desktopanwendungen. Sie darf nicht zusätzlich unter „Web“ oder „Single-Page-Anwendung“ stehen.

Vielen Dank!</translation>
    </message>
    <message>
        <source>The client secret is wrong</source>
        <translation>Das Clientgeheimnis ist falsch</translation>
    </message>
    <message>
        <source>Microsoft does not accept it. Often the Secret ID was copied in place of the secret’s Value.</source>
        <translation>Microsoft akzeptiert es nicht. Oft wurde die Geheimnis-ID statt des Werts kopiert.</translation>
    </message>
    <message>
        <source>Ask your IT for the Value of a current client secret and enter it in the settings. Most salons need no secret at all: then leave the field empty.</source>
        <translation>Bitten Sie Ihre IT um den Wert eines gültigen Clientgeheimnisses und geben Sie ihn in den Einstellungen ein. Die meisten Salons brauchen gar keines: Dann lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>Hello,

Microsoft refuses the client secret of the app {client_id}. Could you create a new one under Entra → App registrations → Certificates &amp; secrets and give us its Value (not the Secret ID)? If the redirect URI is registered under Mobile and desktop applications, no secret is needed; please tell us so instead.

Thank you!</source>
        <translation>Hallo,

Microsoft lehnt das Clientgeheimnis der App {client_id} ab. Könnten Sie unter Entra → App-Registrierungen → Zertifikate &amp; Geheimnisse ein neues anlegen und uns den Wert (nicht die Geheimnis-ID) nennen? Wenn die Umleitungs-URI unter „Mobilgerät- und Desktopanwendungen“ registriert ist, ist kein Clientgeheimnis erforderlich; bitte teilen Sie uns dann das mit.

Vielen Dank!</translation>
    </message>
    <message>
        <source>The client secret has expired</source>
        <translation>Das Clientgeheimnis ist abgelaufen</translation>
    </message>
    <message>
        <source>Client secrets are valid for a limited time, and this one has run out.</source>
        <translation>Clientgeheimnisse gelten nur für begrenzte Zeit, und dieses ist abgelaufen.</translation>
    </message>
    <message>
        <source>Ask your IT for a new client secret and enter its Value in the settings.</source>
        <translation>Bitten Sie Ihre IT um ein neues Clientgeheimnis und geben Sie dessen Wert in den Einstellungen ein.</translation>
    </message>
    <message>
        <source>Hello,

the client secret of the app {client_id} has expired. Could you create a new one under Entra → App registrations → Certificates &amp; secrets and give us its Value?

Thank you!</source>
        <translation>Hallo,

das Clientgeheimnis der App {client_id} ist abgelaufen. Könnten Sie unter Entra → App-Registrierungen → Zertifikate &amp; Geheimnisse ein neues anlegen und uns dessen Wert nennen?

Vielen Dank!</translation>
    </message>
    <message>
        <source>Microsoft asks for a client secret</source>
        <translation>Microsoft verlangt ein Clientgeheimnis</translation>
    </message>
    <message>
        <source>The app is registered as a website. Such a registration needs a client secret, and none is entered here.</source>
        <translation>Die App ist als Website registriert. Eine solche App-Registrierung braucht ein Clientgeheimnis, und hier ist keines eingegeben.</translation>
    </message>
    <message>
        <source>Ask your IT to move the address to Mobile and desktop applications. That is safer than a secret.</source>
        <translation>Bitten Sie Ihre IT, die Adresse nach „Mobilgerät- und Desktopanwendungen“ zu verschieben. Das ist sicherer als ein Clientgeheimnis.</translation>
    </message>
    <message>
        <source>Hello,

Microsoft asks for a client secret for the app {client_id} (AADSTS7000218). Please remove http://localhost from Web and add it under Entra → App registrations → Authentication → Mobile and desktop applications.

Thank you!</source>
        <translation>Hallo,

Microsoft verlangt für die App {client_id} ein Clientgeheimnis (AADSTS7000218). Bitte entfernen Sie http://localhost unter „Web“ und fügen Sie es unter Entra → App-Registrierungen → Authentifizierung → Mobilgerät- und Desktopanwendungen hinzu.

Vielen Dank!</translation>
    </message>
    <message>
        <source>No client secret is wanted here</source>
        <translation>Hier ist kein Clientgeheimnis erwünscht</translation>
    </message>
    <message>
        <source>The app is registered as a desktop application, which must not send a client secret, but one is set.</source>
        <translation>Die App ist als Desktopanwendung registriert. Sie darf kein Clientgeheimnis senden, aber eines ist festgelegt.</translation>
    </message>
    <message>
        <source>Remove the client secret in the settings and connect again. If your IT set it on this computer, send them the message below.</source>
        <translation>Entfernen Sie das Clientgeheimnis in den Einstellungen und verbinden Sie das Konto erneut. Wenn Ihre IT es auf diesem Computer festgelegt hat, senden Sie ihr die Nachricht unten.</translation>
    </message>
    <message>
        <source>Hello,

the app {client_id} is a public client, so please remove its client secret from this computer (environment variable TEAMS_CLIENT_SECRET, or client_secret in registration.toml).

Thank you!</source>
        <translation>Hallo,

die App {client_id} ist ein öffentlicher Client. Bitte entfernen Sie daher das Clientgeheimnis von diesem Computer (Umgebungsvariable TEAMS_CLIENT_SECRET oder client_secret in registration.toml).

Vielen Dank!</translation>
    </message>
    <message>
        <source>Microsoft does not know this organisation</source>
        <translation>Microsoft kennt diese Organisation nicht</translation>
    </message>
    <message>
        <source>The tenant in the settings is mistyped, or the organisation no longer exists.</source>
        <translation>Der Mandant in den Einstellungen enthält einen Tippfehler, oder die Organisation gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Check the tenant in the settings. Left empty, any work or school account may be used.</source>
        <translation>Prüfen Sie den Mandanten in den Einstellungen. Bleibt das Feld leer, kann jedes Geschäfts-, Schul- oder Unikonto verwendet werden.</translation>
    </message>
    <message>
        <source>Hello,

Microsoft knows no tenant “{tenant}”. Could you send us our Directory (tenant) ID from Entra → Overview?

Thank you!</source>
        <translation>Hallo,

Microsoft kennt keinen Mandanten „{tenant}“. Könnten Sie uns unsere Verzeichnis-ID (Mandant) aus Entra → Übersicht senden?

Vielen Dank!</translation>
    </message>
    <message>
        <source>The tenant is missing in the settings</source>
        <translation>In den Einstellungen fehlt der Mandant</translation>
    </message>
    <message>
        <source>The app is registered for your organisation alone, so Microsoft wants to know which one that is.</source>
        <translation>Die App ist nur für Ihre Organisation registriert. Daher will Microsoft wissen, welche das ist.</translation>
    </message>
    <message>
        <source>Enter your Directory (tenant) ID, or your domain such as yoursalon.com, as the tenant in the settings. Your IT knows it.</source>
        <translation>Geben Sie in den Einstellungen als Mandanten Ihre Verzeichnis-ID (Mandant) oder Ihre Domäne wie yoursalon.com ein. Ihre IT kennt sie.</translation>
    </message>
    <message>
        <source>Hello,

the app {client_id} is registered for our organisation only. Could you send us our Directory (tenant) ID from Entra → Overview?

Thank you!</source>
        <translation>Hallo,

die App {client_id} ist nur für unsere Organisation registriert. Könnten Sie uns unsere Verzeichnis-ID (Mandant) aus Entra → Übersicht senden?

Vielen Dank!</translation>
    </message>
    <message>
        <source>The meeting no longer exists</source>
        <translation>Die Besprechung gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Somebody deleted it outside Trimsy Desk, or it expired. The customer still holds the old link, which no longer works.</source>
        <translation>Sie wurde außerhalb von Trimsy Desk gelöscht oder ist abgelaufen. Die Kundin oder der Kunde hat noch den alten Link, der nicht mehr funktioniert.</translation>
    </message>
    <message>
        <source>Make a new meeting for this appointment and send the new link to the customer.</source>
        <translation>Legen Sie für diesen Termin eine neue Besprechung an und senden Sie den neuen Link an die Kundin oder den Kunden.</translation>
    </message>
    <message>
        <source>The meeting was changed in Microsoft Teams</source>
        <translation>Die Besprechung wurde in Microsoft Teams geändert</translation>
    </message>
    <message>
        <source>Somebody changed it outside Trimsy Desk: its times, its title or its waiting room are not as the book has them.</source>
        <translation>Sie wurde außerhalb von Trimsy Desk geändert: Zeiten, Titel oder Wartebereich stimmen nicht mehr mit dem Terminbuch überein.</translation>
    </message>
    <message>
        <source>Put it right to make the meeting as the book has it. The link stays the same.</source>
        <translation>Korrigieren Sie die Besprechung, damit sie wieder mit dem Terminbuch übereinstimmt. Der Link bleibt gleich.</translation>
    </message>
    <message>
        <source>This meeting belongs to another account</source>
        <translation>Diese Besprechung gehört zu einem anderen Konto</translation>
    </message>
    <message>
        <source>It was made while a different Microsoft account was connected, and only that account can change or delete it.</source>
        <translation>Sie wurde angelegt, als ein anderes Microsoft-Konto verbunden war. Nur dieses Konto kann sie ändern oder löschen.</translation>
    </message>
    <message>
        <source>The link goes on working. To move or delete the meeting, connect the account that made it, or make a new meeting under the account connected now.</source>
        <translation>Der Link funktioniert weiter. Um die Besprechung zu verschieben oder zu löschen, verbinden Sie das Konto, mit dem sie angelegt wurde, oder legen Sie mit dem jetzt verbundenen Konto eine neue Besprechung an.</translation>
    </message>
    <message>
        <source>Online appointments are not set up</source>
        <translation>Online-Termine sind nicht eingerichtet</translation>
    </message>
    <message>
        <source>Nobody has chosen yet where their links come from.</source>
        <translation>Es ist noch nicht festgelegt, woher ihre Links kommen.</translation>
    </message>
    <message>
        <source>Choose Microsoft Teams or your own link under Settings → Booking → Online Appointments.</source>
        <translation>Wählen Sie unter Einstellungen → Termine → Online-Termine entweder Microsoft Teams oder Ihren eigenen Link.</translation>
    </message>
    <message>
        <source>Your own meeting link is not complete</source>
        <translation>Ihr eigener Besprechungslink ist nicht vollständig</translation>
    </message>
    <message>
        <source>It must be a whole address that starts with https:// and names a site.</source>
        <translation>Er muss eine vollständige Adresse sein, die mit https:// beginnt und eine Website nennt.</translation>
    </message>
    <message>
        <source>Copy the link again under Settings → Booking → Online Appointments.</source>
        <translation>Fügen Sie den Link unter Einstellungen → Termine → Online-Termine noch einmal ein.</translation>
    </message>
    <message>
        <source>No internet</source>
        <translation>Kein Internet</translation>
    </message>
    <message>
        <source>Microsoft cannot be reached from this computer.</source>
        <translation>Microsoft ist von diesem Computer aus nicht erreichbar.</translation>
    </message>
    <message>
        <source>Go on working: everything is saved here, and Trimsy Desk catches up by itself. Only connecting an account has to be started again. If other websites work, a firewall or proxy may be in the way.</source>
        <translation>Arbeiten Sie weiter: Alles ist hier gespeichert, und Trimsy Desk holt den Rest von selbst nach. Nur das Verbinden eines Kontos müssen Sie neu starten. Wenn andere Websites funktionieren, ist vielleicht eine Firewall oder ein Proxy im Weg.</translation>
    </message>
    <message>
        <source>Microsoft is busy</source>
        <translation>Microsoft ist ausgelastet</translation>
    </message>
    <message>
        <source>Too many requests came in a short time.</source>
        <translation>In kurzer Zeit kamen zu viele Anfragen.</translation>
    </message>
    <message>
        <source>Trimsy Desk waits a little and makes its meetings by itself. If you were connecting an account, start again in a minute.</source>
        <translation>Trimsy Desk wartet ein wenig und legt die Besprechungen dann von selbst an. Wenn Sie gerade ein Konto verbinden wollten, beginnen Sie in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>Microsoft does not answer properly</source>
        <translation>Microsoft antwortet nicht richtig</translation>
    </message>
    <message>
        <source>Its service has a fault at the moment, or something between here and there answered in its place, such as the sign-in page of a guest Wi-Fi.</source>
        <translation>Der Dienst ist gerade gestört, oder etwas auf dem Weg dorthin hat an seiner Stelle geantwortet, zum Beispiel die Anmeldeseite eines Gäste-WLANs.</translation>
    </message>
    <message>
        <source>Everything is saved here, and Trimsy Desk tries again by itself. If you were connecting an account, start again in a few minutes.</source>
        <translation>Alles ist hier gespeichert, und Trimsy Desk versucht es von selbst erneut. Wenn Sie gerade ein Konto verbinden wollten, beginnen Sie in einigen Minuten noch einmal.</translation>
    </message>
    <message>
        <source>The connection to Microsoft is not safe</source>
        <translation>Die Verbindung zu Microsoft ist nicht sicher</translation>
    </message>
    <message>
        <source>Whoever answered could not prove to be Microsoft. The computer’s clock may be wrong, or a guest Wi-Fi, firewall or virus scanner reads along.</source>
        <translation>Die Gegenstelle konnte nicht nachweisen, dass sie Microsoft ist. Vielleicht geht die Uhr des Computers falsch, oder ein Gäste-WLAN, eine Firewall oder ein Virenscanner liest mit.</translation>
    </message>
    <message>
        <source>Check date and time of this computer, and that the Wi-Fi needs no sign-in of its own. If both are right, send the message below to your IT.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Computers und ob das WLAN eine eigene Anmeldung verlangt. Wenn beides in Ordnung ist, senden Sie die Nachricht unten an Ihre IT.</translation>
    </message>
    <message>
        <source>Hello,

Trimsy Desk does not trust the certificate shown for login.microsoftonline.com or graph.microsoft.com on our computer. If a firewall inspects TLS traffic, please exempt these hosts or install its root certificate in the system’s trust store.

Thank you!</source>
        <translation>Hallo,

Trimsy Desk vertraut auf unserem Computer dem Zertifikat nicht, das für login.microsoftonline.com oder graph.microsoft.com vorgelegt wird. Wenn eine Firewall den TLS-Datenverkehr prüft, nehmen Sie diese Hosts bitte davon aus oder installieren Sie das Stammzertifikat der Firewall im Zertifikatspeicher des Systems.

Vielen Dank!</translation>
    </message>
    <message>
        <source>The network’s proxy wants a sign-in</source>
        <translation>Der Proxy des Netzwerks verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>Your network lets programs reach the internet through a proxy only, and this proxy does not let Trimsy Desk through without a sign-in.</source>
        <translation>Ihr Netzwerk lässt Programme nur über einen Proxy ins Internet, und dieser Proxy lässt Trimsy Desk nicht ohne Anmeldung durch.</translation>
    </message>
    <message>
        <source>Ask your IT to let Trimsy Desk through, or to set the proxy’s sign-in on this computer: Help → Guide for IT, “Firewall and proxy”. Links follow by themselves then; if you were connecting an account, start again.</source>
        <translation>Bitten Sie Ihre IT, Trimsy Desk durchzulassen oder auf diesem Computer die Anmeldung für den Proxy festzulegen: Hilfe → Anleitung für die IT, „Firewall und Proxy“. Die Links folgen dann von selbst; wenn Sie gerade ein Konto verbinden wollten, beginnen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Hello,

our proxy refuses Trimsy Desk with status 407 (Proxy Authentication Required). Please let login.microsoftonline.com, graph.microsoft.com and api.github.com through without a sign-in for our computer, or set the proxy’s sign-in there in the environment variable HTTPS_PROXY (http://NAME:PASSWORD@PROXY:PORT). A Windows sign-in (NTLM, Kerberos) is not supported. More stands in Trimsy Desk under Help → Guide for IT, “Firewall and proxy”.

Thank you!</source>
        <translation>Hallo,

unser Proxy weist Trimsy Desk mit dem Status 407 (Proxy Authentication Required) ab. Bitte lassen Sie login.microsoftonline.com, graph.microsoft.com und api.github.com für unseren Computer ohne Anmeldung durch, oder legen Sie die Anmeldung für den Proxy dort in der Umgebungsvariablen HTTPS_PROXY fest (http://NAME:PASSWORD@PROXY:PORT). Eine Windows-Anmeldung (NTLM, Kerberos) wird nicht unterstützt. Mehr steht in Trimsy Desk unter Hilfe → Anleitung für die IT, „Firewall und Proxy“.

Vielen Dank!</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>There is no room left, so the last change was not saved.</source>
        <translation>Es ist kein Platz mehr frei, daher wurde die letzte Änderung nicht gespeichert.</translation>
    </message>
    <message>
        <source>Free some space on this computer, then save again.</source>
        <translation>Geben Sie auf diesem Computer Speicherplatz frei und speichern Sie dann erneut.</translation>
    </message>
    <message>
        <source>The book is in use elsewhere</source>
        <translation>Das Terminbuch wird anderswo verwendet</translation>
    </message>
    <message>
        <source>Another program holds the book’s file, so the last change was not saved.</source>
        <translation>Ein anderes Programm belegt die Datei des Terminbuchs, daher wurde die letzte Änderung nicht gespeichert.</translation>
    </message>
    <message>
        <source>Close other copies of Trimsy Desk, and let backup or sync programs finish. Then try again.</source>
        <translation>Schließen Sie Trimsy Desk überall sonst, wo es noch geöffnet ist, und lassen Sie Sicherungs- oder Synchronisierungsprogramme fertig werden. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The book’s file is damaged</source>
        <translation>Die Datei des Terminbuchs ist beschädigt</translation>
    </message>
    <message>
        <source>It can no longer be read as a whole.</source>
        <translation>Sie kann nicht mehr vollständig gelesen werden.</translation>
    </message>
    <message>
        <source>Close Trimsy Desk, keep a copy of the data folder as it is, and ask whoever looks after your computer to restore the last backup.</source>
        <translation>Schließen Sie Trimsy Desk, bewahren Sie eine Kopie des Datenordners im jetzigen Zustand auf und bitten Sie die Person, die Ihren Computer betreut, die letzte Sicherung wiederherzustellen.</translation>
    </message>
    <message>
        <source>The book was made by a newer Trimsy Desk</source>
        <translation>Das Terminbuch stammt aus einer neueren Version von Trimsy Desk</translation>
    </message>
    <message>
        <source>This version does not know its format and leaves it untouched.</source>
        <translation>Diese Version kennt das Format nicht und lässt das Terminbuch unverändert.</translation>
    </message>
    <message>
        <source>Install the latest Trimsy Desk on this computer.</source>
        <translation>Installieren Sie auf diesem Computer die neueste Version von Trimsy Desk.</translation>
    </message>
    <message>
        <source>The book cannot be opened or written</source>
        <translation>Das Terminbuch kann nicht geöffnet oder geschrieben werden</translation>
    </message>
    <message>
        <source>Its folder may be missing or write-protected, or its drive not connected.</source>
        <translation>Vielleicht fehlt der Ordner oder ist schreibgeschützt, oder das Laufwerk ist nicht angeschlossen.</translation>
    </message>
    <message>
        <source>Connect the drive, or ask whoever looks after your computer to let you write in the data folder. Then start Trimsy Desk again.</source>
        <translation>Schließen Sie das Laufwerk an, oder bitten Sie die Person, die Ihren Computer betreut, Ihnen das Schreiben im Datenordner zu erlauben. Starten Sie Trimsy Desk dann neu.</translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation>Die Datei konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The folder may be missing or write-protected, or the file is open elsewhere.</source>
        <translation>Vielleicht fehlt der Ordner oder ist schreibgeschützt, oder die Datei ist anderswo geöffnet.</translation>
    </message>
    <message>
        <source>Choose another folder, or close the file and try again.</source>
        <translation>Wählen Sie einen anderen Ordner, oder schließen Sie die Datei und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This cannot be saved yet</source>
        <translation>Das kann noch nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Something that was typed is missing or does not fit.</source>
        <translation>Eine Eingabe fehlt oder passt nicht.</translation>
    </message>
    <message>
        <source>Change it and save again.</source>
        <translation>Ändern Sie sie und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>This cannot be undone any more</source>
        <translation>Das kann nicht mehr rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>The booking has been changed again since then.</source>
        <translation>Der Termin wurde seitdem noch einmal geändert.</translation>
    </message>
    <message>
        <source>Open the booking and change it as you want it.</source>
        <translation>Öffnen Sie den Termin und ändern Sie ihn wie gewünscht.</translation>
    </message>
    <message>
        <source>Something went wrong in Trimsy Desk</source>
        <translation>In Trimsy Desk ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>This is a fault in the program and not your doing.</source>
        <translation>Das ist ein Fehler im Programm und liegt nicht an Ihnen.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, copy the details and send them to support.</source>
        <translation>Versuchen Sie es erneut. Wenn es wieder passiert, kopieren Sie die Details und senden Sie sie an den Support.</translation>
    </message>
    <message>
        <source>The clocks go forward that day and skip this time.</source>
        <translation>An diesem Tag wird die Uhr vorgestellt, und diese Uhrzeit fällt aus.</translation>
    </message>
    <message>
        <source>Choose a service.</source>
        <translation>Wählen Sie eine Leistung.</translation>
    </message>
    <message>
        <source>Choose a service that is still offered.</source>
        <translation>Wählen Sie eine Leistung, die noch angeboten wird.</translation>
    </message>
    <message>
        <source>Choose somebody who works here.</source>
        <translation>Wählen Sie eine Person, die hier arbeitet.</translation>
    </message>
    <message>
        <source>This booking is cancelled. Restore it first.</source>
        <translation>Dieser Termin ist abgesagt. Stellen Sie ihn zuerst wieder her.</translation>
    </message>
    <message>
        <source>This booking is deleted. Restore it first.</source>
        <translation>Dieser Termin ist gelöscht. Stellen Sie ihn zuerst wieder her.</translation>
    </message>
    <message>
        <source>Enter a name, a phone number or an e-mail address.</source>
        <translation>Geben Sie einen Namen, eine Telefonnummer oder eine E-Mail-Adresse ein.</translation>
    </message>
    <message>
        <source>Choose up to 4 hours after the service.</source>
        <translation>Wählen Sie höchstens 4 Stunden Nachbereitung.</translation>
    </message>
    <message>
        <source>Enter a price from 0 to 999,999.99.</source>
        <translation>Geben Sie einen Preis von 0 bis 999.999,99 ein.</translation>
    </message>
    <message>
        <source>A service that takes place online must allow it.</source>
        <translation>Eine Leistung, die online stattfindet, muss auch online buchbar sein.</translation>
    </message>
    <message>
        <source>The end comes before the start.</source>
        <translation>Das Ende muss nach dem Beginn liegen.</translation>
    </message>
    <message>
        <source>An absence can last up to two years.</source>
        <translation>Eine Abwesenheit kann höchstens zwei Jahre dauern.</translation>
    </message>
    <message>
        <source>Choose a time zone from the list.</source>
        <translation>Wählen Sie eine Zeitzone aus der Liste.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>Choose a length between 5 minutes and 24 hours.</source>
        <translation>Wählen Sie eine Dauer zwischen 5 Minuten und 24 Stunden.</translation>
    </message>
    <message>
        <source>The clocks go forward that day and skip this time. The nearest are {before} and {after}.</source>
        <translation>An diesem Tag wird die Uhr vorgestellt, und diese Uhrzeit fällt aus. Am nächsten liegen {before} und {after}.</translation>
    </message>
    <message>
        <source>Working hours end before they begin.</source>
        <translation>Die Arbeitszeit endet, bevor sie beginnt.</translation>
    </message>
    <message>
        <source>Online appointment with {salon}</source>
        <translation>Online-Termin bei {salon}</translation>
    </message>
    <message>
        <source>Online appointment</source>
        <translation>Online-Termin</translation>
    </message>
    <message>
        <source>The link is being made.</source>
        <translation>Der Link wird angelegt.</translation>
    </message>
    <message>
        <source>The link is ready.</source>
        <translation>Der Link ist bereit.</translation>
    </message>
    <message>
        <source>The link is ready. The waiting room is being switched on.</source>
        <translation>Der Link ist bereit. Der Wartebereich wird eingeschaltet.</translation>
    </message>
    <message>
        <source>The link is ready, but a policy of your organisation overrides the waiting room: customers may walk in without being admitted. Ask IT to allow the lobby for meetings.</source>
        <translation>Der Link ist bereit, aber eine Richtlinie Ihrer Organisation setzt den Wartebereich außer Kraft: Kunden können ohne Einlass eintreten. Bitten Sie die IT, den Wartebereich für Besprechungen zuzulassen.</translation>
    </message>
    <message>
        <source>The link is ready and stays the same. The change is being passed on.</source>
        <translation>Der Link ist bereit und bleibt gleich. Die Änderung wird gerade übermittelt.</translation>
    </message>
    <message>
        <source>The link is ready and stays the same. The change is passed on when the service answers.</source>
        <translation>Der Link ist bereit und bleibt gleich. Die Änderung wird übermittelt, sobald der Dienst antwortet.</translation>
    </message>
    <message>
        <source>This link still works. The booking gets the one that is in the settings now.</source>
        <translation>Dieser Link funktioniert noch. Der Termin erhält den, der jetzt in den Einstellungen steht.</translation>
    </message>
    <message>
        <source>The link works, but the meeting was changed in Microsoft Teams.</source>
        <translation>Der Link funktioniert, aber die Besprechung wurde in Microsoft Teams geändert.</translation>
    </message>
    <message>
        <source>The link still works, but the change could not be passed on.</source>
        <translation>Der Link funktioniert noch, aber die Änderung konnte nicht übermittelt werden.</translation>
    </message>
    <message>
        <source>Waiting for the internet. The link is made as soon as it is back.</source>
        <translation>Warten auf das Internet. Der Link wird angelegt, sobald es wieder da ist.</translation>
    </message>
    <message>
        <source>The meeting service is busy. The link is made as soon as it answers.</source>
        <translation>Der Besprechungsdienst ist ausgelastet. Der Link wird angelegt, sobald er antwortet.</translation>
    </message>
    <message>
        <source>Another account began to make this meeting, and there is no link yet. Connect that account, or make a new meeting under the account connected now.</source>
        <translation>Ein anderes Konto hat begonnen, diese Besprechung anzulegen, und es gibt noch keinen Link. Verbinden Sie das andere Konto, oder legen Sie mit dem jetzt verbundenen Konto eine neue Besprechung an.</translation>
    </message>
    <message>
        <source>No link was made for this appointment.</source>
        <translation>Für diesen Termin wurde kein Link angelegt.</translation>
    </message>
    <message>
        <source>Choose between 1 and 52 weeks.</source>
        <translation>Wählen Sie zwischen 1 und 52 Wochen.</translation>
    </message>
    <message>
        <source>The last day comes before the second booking.</source>
        <translation>Der letzte Tag liegt vor dem zweiten Termin.</translation>
    </message>
    <message>
        <source>A series can have 104 bookings. Choose an earlier end.</source>
        <translation>Eine Serie kann höchstens 104 Termine haben. Wählen Sie ein früheres Ende.</translation>
    </message>
    <message>
        <source>You can close this window</source>
        <translation>Sie können dieses Fenster schließen</translation>
    </message>
    <message>
        <source>Microsoft has answered. Go back to Trimsy Desk: it finishes the connection and shows the result.</source>
        <translation>Microsoft hat geantwortet. Kehren Sie zu Trimsy Desk zurück: Dort wird die Verbindung abgeschlossen und das Ergebnis angezeigt.</translation>
    </message>
    <message>
        <source>Nothing was connected</source>
        <translation>Es wurde nichts verbunden</translation>
    </message>
    <message>
        <source>The permissions were not given. You can close this window; Trimsy Desk says what you can do next.</source>
        <translation>Die Berechtigungen wurden nicht erteilt. Sie können dieses Fenster schließen; Trimsy Desk sagt Ihnen, was Sie als Nächstes tun können.</translation>
    </message>
    <message>
        <source>You can close this window; Trimsy Desk says why, and what you can do next.</source>
        <translation>Sie können dieses Fenster schließen; Trimsy Desk sagt Ihnen, warum und was Sie als Nächstes tun können.</translation>
    </message>
    <message>
        <source>This page has no use here</source>
        <translation>Diese Seite wird hier nicht gebraucht</translation>
    </message>
    <message>
        <source>It does not belong to the sign-in Trimsy Desk is waiting for. You can close this window, and connect again from Trimsy Desk.</source>
        <translation>Sie gehört nicht zu der Anmeldung, auf die Trimsy Desk wartet. Sie können dieses Fenster schließen und das Konto in Trimsy Desk erneut verbinden.</translation>
    </message>
    <message>
        <source>This customer is no longer in the book.</source>
        <translation>Diese Kundin oder dieser Kunde steht nicht mehr im Terminbuch.</translation>
    </message>
    <message>
        <source>Only the details of a person can be changed.</source>
        <translation>Nur die Angaben einer Person können geändert werden.</translation>
    </message>
    <message>
        <source>The walk-in customer holds nobody&apos;s data.</source>
        <translation>Unter „Laufkundschaft“ sind keine persönlichen Daten gespeichert.</translation>
    </message>
    <message>
        <source>There are bookings still to come. Cancel them first.</source>
        <translation>Es stehen noch Termine bevor. Sagen Sie diese zuerst ab.</translation>
    </message>
    <message>
        <source>The time there is {when}</source>
        <translation>Uhrzeit dort: {when}</translation>
    </message>
    <message>
        <source>The title there is “{title}”</source>
        <translation>Titel dort: „{title}“</translation>
    </message>
    <message>
        <source>Customers come in without waiting</source>
        <translation>Kunden können ohne Warten eintreten</translation>
    </message>
    <message>
        <source>Something else was changed there</source>
        <translation>Dort wurde etwas anderes geändert</translation>
    </message>
    <message>
        <source>Hello,

our customers should wait in the lobby of our Teams meetings until we admit them. Trimsy Desk asks for that, but a policy of our organisation overrides it: customers can walk straight into our online appointments.

Please open the Teams admin center → Meetings → Meeting policies and edit the policy that applies to {account}. Under “Meeting join &amp; lobby”, set “Who can bypass the lobby” to “People in my org and guests” or fewer, and “People dialing in can bypass the lobby” to off. If that is so already, a meeting template or a sensitivity label may set the lobby in its place.

Tenant: {tenant}

Thank you!</source>
        <translation>Hallo,

unsere Kunden sollen im Wartebereich unserer Teams-Besprechungen warten, bis wir sie einlassen. Trimsy Desk fordert das an, aber eine Richtlinie unserer Organisation setzt es außer Kraft: Kunden können direkt in unsere Online-Termine eintreten.

Bitte öffnen Sie das Teams Admin Center → Besprechungen → Besprechungsrichtlinien und bearbeiten Sie die Richtlinie, die für {account} gilt. Stellen Sie unter „Besprechungsbeitritt &amp; Wartebereich“ die Option „Wer kann den Wartebereich umgehen“ auf „Personen in meiner Organisation und Gäste“ oder einen engeren Kreis und schalten Sie „Personen, die sich einwählen, können den Wartebereich umgehen“ aus. Wenn das schon so ist, legt vielleicht eine Besprechungsvorlage oder eine Vertraulichkeitsbezeichnung den Wartebereich fest.

Mandant: {tenant}

Vielen Dank!</translation>
    </message>
    <message>
        <source>To make the Teams meeting of an online appointment, to move it and to delete it: those of the connected account, and nobody else’s.</source>
        <translation>Um die Teams-Besprechung eines Online-Termins anzulegen, zu verschieben und zu löschen: nur Besprechungen des verbundenen Kontos und von niemandem sonst.</translation>
    </message>
    <message>
        <source>To show which account is connected, by its name and e-mail address, and to see whether it has Teams.</source>
        <translation>Um anzuzeigen, welches Konto verbunden ist (Name und E-Mail-Adresse), und um zu erkennen, ob es Teams hat.</translation>
    </message>
    <message>
        <source>To stay connected: else somebody would have to sign in again every hour.</source>
        <translation>Um verbunden zu bleiben: Sonst müsste sich jede Stunde jemand neu anmelden.</translation>
    </message>
    <message>
        <source>There is neither a name, nor a phone number, nor an e-mail address.</source>
        <translation>Es fehlen Name, Telefonnummer und E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>“{value}” is no e-mail address. It goes into the note instead.</source>
        <translation>„{value}“ ist keine E-Mail-Adresse. Der Eintrag kommt stattdessen in die Notiz.</translation>
    </message>
    <message>
        <source>“{value}” is no phone number. It goes into the note instead.</source>
        <translation>„{value}“ ist keine Telefonnummer. Der Eintrag kommt stattdessen in die Notiz.</translation>
    </message>
    <message>
        <source>The language “{value}” is not known and is left out.</source>
        <translation>Die Sprache „{value}“ ist nicht bekannt und wird ausgelassen.</translation>
    </message>
    <message>
        <source>The time zone “{value}” is not known and is left out.</source>
        <translation>Die Zeitzone „{value}“ ist nicht bekannt und wird ausgelassen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>A quotation mark that opens here is never closed. Nothing from here on can be read.</source>
        <translation>Ein Anführungszeichen, das hier beginnt, wird nie geschlossen. Ab hier kann nichts gelesen werden.</translation>
    </message>
    <message>
        <source>This line is too long. Nothing from here on can be read.</source>
        <translation>Diese Zeile ist zu lang. Ab hier kann nichts gelesen werden.</translation>
    </message>
    <message>
        <source>The card that begins here does not end.</source>
        <translation>Die Kontaktkarte, die hier beginnt, hat kein Ende.</translation>
    </message>
    <message>
        <source>There is no card in this file.</source>
        <translation>Diese Datei enthält keine Kontaktkarte.</translation>
    </message>
</context>
<context>
    <name>day</name>
    <message>
        <source>{staff}, {day}</source>
        <translation>{staff}, {day}</translation>
    </message>
    <message>
        <source>today · {count}</source>
        <translation>heute · {count}</translation>
    </message>
    <message>
        <source>no bookings</source>
        <translation>keine Termine</translation>
    </message>
    <message>
        <source>not working</source>
        <translation>arbeitet nicht</translation>
    </message>
    <message>
        <source>1 booking</source>
        <translation>1 Termin</translation>
    </message>
    <message>
        <source>{n} bookings</source>
        <translation>{n} Termine</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>{n} min</source>
        <translation>{n} Min.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Vor Ort</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>No-shows</source>
        <translation>Nicht erschienen</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>One of a series</source>
        <translation>Teil einer Serie</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>and once before</source>
        <translation>und einmal davor</translation>
    </message>
    <message>
        <source>and {n} times before</source>
        <translation>und {n} Mal davor</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Bescheid gegeben</translation>
    </message>
    <message>
        <source>Host account</source>
        <translation>Organisatorkonto</translation>
    </message>
    <message>
        <source>Meeting ID</source>
        <translation>Besprechungs-ID</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>Passcode</translation>
    </message>
</context>
<context>
    <name>first_start</name>
    <message>
        <source>Cut and blow-dry</source>
        <translation>Schneiden und Föhnen</translation>
    </message>
    <message>
        <source>Short cut</source>
        <translation>Kurzhaarschnitt</translation>
    </message>
    <message>
        <source>Children&apos;s cut</source>
        <translation>Kinderhaarschnitt</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Strähnen</translation>
    </message>
    <message>
        <source>Styling</source>
        <translation>Styling</translation>
    </message>
    <message>
        <source>Beard trim</source>
        <translation>Bartschnitt</translation>
    </message>
    <message>
        <source>Manicure</source>
        <translation>Maniküre</translation>
    </message>
    <message>
        <source>Pedicure</source>
        <translation>Pediküre</translation>
    </message>
    <message>
        <source>Facial</source>
        <translation>Gesichtsbehandlung</translation>
    </message>
    <message>
        <source>Massage</source>
        <translation>Massage</translation>
    </message>
    <message>
        <source>Online consultation</source>
        <translation>Online-Beratung</translation>
    </message>
    <message>
        <source> min</source>
        <translation> Min.</translation>
    </message>
    <message>
        <source>Already in the book: {names}</source>
        <translation>Bereits im Terminbuch: {names}</translation>
    </message>
</context>
<context>
    <name>free</name>
    <message>
        <source>today {time}</source>
        <translation>heute {time}</translation>
    </message>
</context>
<context>
    <name>hours</name>
    <message>
        <source>closed all week</source>
        <translation>die ganze Woche geschlossen</translation>
    </message>
</context>
<context>
    <name>it_words</name>
    <message>
        <source>   (with the Application (client) ID in place of APPLICATION-ID)
</source>
        <translation>   (mit der Anwendungs-ID (Client) anstelle von APPLICATION-ID)
</translation>
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
        <translation>Hallo,

unser Salon legt mit Trimsy Desk Microsoft Teams-Besprechungen für Online-Termine an. Bitte registrieren Sie die App einmal in Microsoft Entra (entra.microsoft.com):

1. App-Registrierungen → Neue Registrierung. Name: Trimsy Desk. Nur Konten in diesem Organisationsverzeichnis.
2. Authentifizierung → Plattform hinzufügen → „Mobilgerät- und Desktopanwendungen“ → Umleitungs-URI: {redirect_uri}
3. API-Berechtigungen → Microsoft Graph → Delegierte Berechtigungen: {permissions}
4. API-Berechtigungen → „Administratoreinwilligung erteilen“. Oder öffnen Sie diesen Link als Administrator:
   {link}
{note}5. Senden Sie uns die Anwendungs-ID (Client) und die Verzeichnis-ID (Mandant). Ein Clientgeheimnis ist nicht erforderlich.

Das Konto, das verbunden wird, braucht einen Microsoft 365-Plan, der Teams enthält.</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Move with the arrow keys</source>
        <translation>Mit den Pfeiltasten verschieben</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Book again</source>
        <translation>Erneut buchen</translation>
    </message>
    <message>
        <source>Customer card</source>
        <translation>Kundenkarte</translation>
    </message>
    <message>
        <source>Restore a cancelled booking</source>
        <translation>Abgesagten Termin wiederherstellen</translation>
    </message>
    <message>
        <source>Walk over the day</source>
        <translation>Durch den Tag bewegen</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>First and last time, an hour up or down</source>
        <translation>Erste und letzte Zeit, eine Stunde zurück oder vor</translation>
    </message>
    <message>
        <source>Home, End, Page up, Page down</source>
        <translation>Pos1, Ende, Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Book at a free time, open a booking</source>
        <translation>Freie Zeit buchen, Termin öffnen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Book at a free time with what is typed</source>
        <translation>Freie Zeit mit den getippten Angaben buchen</translation>
    </message>
    <message>
        <source>Type a name or number</source>
        <translation>Namen oder Nummer tippen</translation>
    </message>
    <message>
        <source>Menu of what is under the keyboard</source>
        <translation>Kontextmenü der markierten Stelle</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Umschalt+F10</translation>
    </message>
    <message>
        <source>Remove blocked time</source>
        <translation>Gesperrte Zeit freigeben</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Earlier or later, to another person</source>
        <translation>Früher oder später, zu einer anderen Person</translation>
    </message>
    <message>
        <source>An hour earlier or later</source>
        <translation>Eine Stunde früher oder später</translation>
    </message>
    <message>
        <source>Page up, Page down</source>
        <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Shorter or longer</source>
        <translation>Kürzer oder länger</translation>
    </message>
    <message>
        <source>Shift+Up, Shift+Down</source>
        <translation>Umschalt+Hoch, Umschalt+Runter</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>Dort lassen</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurück an den alten Platz</translation>
    </message>
    <message>
        <source>Book again for who is found</source>
        <translation>Für den gefundenen Kunden erneut buchen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Go to the booking</source>
        <translation>Zum Termin gehen</translation>
    </message>
    <message>
        <source>Alt+Enter</source>
        <translation>Alt+Eingabe</translation>
    </message>
    <message>
        <source>Book or save from any field</source>
        <translation>Aus jedem Feld buchen oder speichern</translation>
    </message>
</context>
<context>
    <name>links</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Handlungsbedarf</translation>
    </message>
    <message>
        <source>Deleted in Teams</source>
        <translation>In Teams gelöscht</translation>
    </message>
    <message>
        <source>Changed in Teams</source>
        <translation>In Teams geändert</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Anderes Konto</translation>
    </message>
    <message>
        <source>New link: tell them</source>
        <translation>Neuer Link: Bescheid geben</translation>
    </message>
    <message>
        <source>Everything that is not right yet. Choose one to read what to do.</source>
        <translation>Alles, was noch nicht stimmt. Wählen Sie einen Eintrag, um zu lesen, was zu tun ist.</translation>
    </message>
    <message>
        <source>These are tried again by themselves. “Try now” does not wait for that.</source>
        <translation>Diese werden von selbst erneut versucht. „Jetzt versuchen“ wartet nicht darauf.</translation>
    </message>
    <message>
        <source>These go on when what is in their way is mended. Choose one to read how.</source>
        <translation>Diese gehen weiter, sobald das Hindernis behoben ist. Wählen Sie einen Eintrag, um zu lesen, wie.</translation>
    </message>
    <message>
        <source>Somebody deleted these meetings outside Trimsy Desk, so the customers&apos; links are dead. “Make new meetings” gives them new links.</source>
        <translation>Diese Besprechungen wurden außerhalb von Trimsy Desk gelöscht, daher funktionieren die Links der Kunden nicht mehr. Mit „Neue Besprechungen anlegen“ erhalten sie neue Links.</translation>
    </message>
    <message>
        <source>Somebody changed these meetings outside Trimsy Desk. “Put right” makes them as the book has them; the links stay the same.</source>
        <translation>Diese Besprechungen wurden außerhalb von Trimsy Desk geändert. Mit „Korrigieren“ stimmen sie wieder mit dem Terminbuch überein; die Links bleiben gleich.</translation>
    </message>
    <message>
        <source>The links go on working, and that account lets customers in. From here these meetings cannot be moved or deleted in Teams.</source>
        <translation>Die Links funktionieren weiter, und das andere Konto lässt die Kunden ein. Von hier aus können diese Besprechungen in Teams nicht verschoben oder gelöscht werden.</translation>
    </message>
    <message>
        <source>These customers may still hold an older link. Give them the new one.</source>
        <translation>Diese Kunden haben vielleicht noch einen älteren Link. Geben Sie ihnen den neuen.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Es gibt nichts zu tun.</translation>
    </message>
    <message>
        <source>No customer holds an older link.</source>
        <translation>Kein Kunde hat noch einen älteren Link.</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>New link</source>
        <translation>Neuer Link</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>is being made…</source>
        <translation>wird angelegt…</translation>
    </message>
    <message>
        <source>1 link needs attention</source>
        <translation>1 Link mit Handlungsbedarf</translation>
    </message>
    <message>
        <source>{n} links need attention</source>
        <translation>{n} Links mit Handlungsbedarf</translation>
    </message>
    <message>
        <source>1 more is waiting</source>
        <translation>1 weiterer wartet</translation>
    </message>
    <message>
        <source>{n} more are waiting</source>
        <translation>{n} weitere warten</translation>
    </message>
    <message>
        <source>1 link waiting</source>
        <translation>1 Link wartet</translation>
    </message>
    <message>
        <source>{n} links waiting</source>
        <translation>{n} Links warten</translation>
    </message>
    <message>
        <source>Working on 1 link…</source>
        <translation>1 Link wird bearbeitet…</translation>
    </message>
    <message>
        <source>Working on {n} links…</source>
        <translation>{n} Links werden bearbeitet…</translation>
    </message>
    <message>
        <source>{reason} ({n})</source>
        <translation>{reason} ({n})</translation>
    </message>
    <message>
        <source>Since {since}: {why}</source>
        <translation>Seit {since}: {why}</translation>
    </message>
    <message>
        <source>Since {since}</source>
        <translation>Seit {since}</translation>
    </message>
    <message>
        <source>{day}, {times}</source>
        <translation>{day}, {times}</translation>
    </message>
    <message>
        <source>Trying now…</source>
        <translation>Wird jetzt versucht…</translation>
    </message>
    <message>
        <source>Next try in 1 second</source>
        <translation>Nächster Versuch in 1 Sekunde</translation>
    </message>
    <message>
        <source>Next try in {n} seconds</source>
        <translation>Nächster Versuch in {n} Sekunden</translation>
    </message>
    <message>
        <source>Next try in 1 minute</source>
        <translation>Nächster Versuch in 1 Minute</translation>
    </message>
    <message>
        <source>Next try in {n} minutes</source>
        <translation>Nächster Versuch in {n} Minuten</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>The meeting is still to be deleted</source>
        <translation>Die Besprechung muss noch gelöscht werden</translation>
    </message>
    <message>
        <source>{words}: {why}</source>
        <translation>{words}: {why}</translation>
    </message>
    <message>
        <source>There is no meeting to check in the next two days.</source>
        <translation>In den nächsten zwei Tagen gibt es keine Besprechung zu prüfen.</translation>
    </message>
    <message>
        <source>1 checked.</source>
        <translation>1 Besprechung geprüft.</translation>
    </message>
    <message>
        <source>{n} checked.</source>
        <translation>{n} Besprechungen geprüft.</translation>
    </message>
    <message>
        <source>1 was left out: it waits, or is another account&apos;s.</source>
        <translation>1 wurde ausgelassen: Sie wartet oder gehört zu einem anderen Konto.</translation>
    </message>
    <message>
        <source>{n} were left out: they wait, or are another account&apos;s.</source>
        <translation>{n} wurden ausgelassen: Sie warten oder gehören zu einem anderen Konto.</translation>
    </message>
    <message>
        <source>Then it stopped: {why}.</source>
        <translation>Danach brach die Prüfung ab: {why}.</translation>
    </message>
    <message>
        <source>Then you stopped it.</source>
        <translation>Danach haben Sie die Prüfung beendet.</translation>
    </message>
    <message>
        <source>There is no meeting to check.</source>
        <translation>Es gibt keine Besprechungen zu prüfen.</translation>
    </message>
    <message>
        <source>1 meeting of the next two days was checked.</source>
        <translation>1 Besprechung der nächsten zwei Tage wurde geprüft.</translation>
    </message>
    <message>
        <source>{n} meetings of the next two days were checked.</source>
        <translation>{n} Besprechungen der nächsten zwei Tage wurden geprüft.</translation>
    </message>
    <message>
        <source>1 was deleted</source>
        <translation>1 wurde gelöscht</translation>
    </message>
    <message>
        <source>{n} were deleted</source>
        <translation>{n} wurden gelöscht</translation>
    </message>
    <message>
        <source>1 was changed</source>
        <translation>1 wurde geändert</translation>
    </message>
    <message>
        <source>{n} were changed</source>
        <translation>{n} wurden geändert</translation>
    </message>
    <message>
        <source>1 lets customers in without waiting</source>
        <translation>1 lässt Kunden ohne Warten eintreten</translation>
    </message>
    <message>
        <source>{n} let customers in without waiting</source>
        <translation>{n} lassen Kunden ohne Warten eintreten</translation>
    </message>
    <message>
        <source>All are as the book has them.</source>
        <translation>Alle stimmen mit dem Terminbuch überein.</translation>
    </message>
    <message>
        <source>Every online appointment has its link.</source>
        <translation>Jeder Online-Termin hat seinen Link.</translation>
    </message>
    <message>
        <source>Make new meetings?</source>
        <translation>Neue Besprechungen anlegen?</translation>
    </message>
    <message>
        <source>&amp;Make new meetings</source>
        <translation>&amp;Neue Besprechungen anlegen</translation>
    </message>
    <message>
        <source>&amp;Leave them as they are</source>
        <translation>Unverändert &amp;lassen</translation>
    </message>
    <message>
        <source>1 customer gets a new link, and you have to pass it on.</source>
        <translation>1 Kunde erhält einen neuen Link, den Sie weitergeben müssen.</translation>
    </message>
    <message>
        <source>{n} customers get a new link, and you have to pass it on.</source>
        <translation>{n} Kunden erhalten einen neuen Link, den Sie weitergeben müssen.</translation>
    </message>
    <message>
        <source>The old links work as long as {account} keeps the old meetings. When that account is connected here again, Trimsy Desk deletes them.</source>
        <translation>Die alten Links funktionieren, solange {account} die alten Besprechungen behält. Sobald dieses Konto hier wieder verbunden ist, löscht Trimsy Desk sie.</translation>
    </message>
    <message>
        <source>Links whose meeting was deleted do not work any more.</source>
        <translation>Links, deren Besprechung gelöscht wurde, funktionieren nicht mehr.</translation>
    </message>
    <message>
        <source>the other account</source>
        <translation>das andere Konto</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Left out: it lasts all day</source>
        <translation>Ausgelassen: dauert den ganzen Tag</translation>
    </message>
    <message>
        <source>Left out: it repeats</source>
        <translation>Ausgelassen: wiederholt sich</translation>
    </message>
    <message>
        <source>Left out: it is cancelled</source>
        <translation>Ausgelassen: ist abgesagt</translation>
    </message>
    <message>
        <source>Left out: it has no time that can be read</source>
        <translation>Ausgelassen: hat keine lesbare Zeit</translation>
    </message>
    <message>
        <source>Left out: it is longer than 24 hours</source>
        <translation>Ausgelassen: dauert länger als 24 Stunden</translation>
    </message>
    <message>
        <source>Left out: it stands in the file before</source>
        <translation>Ausgelassen: steht schon weiter oben in der Datei</translation>
    </message>
    <message>
        <source>This file cannot be read. It may be open elsewhere, moved or protected.</source>
        <translation>Diese Datei kann nicht gelesen werden. Vielleicht ist sie anderswo geöffnet, verschoben oder geschützt.</translation>
    </message>
    <message>
        <source>There is nothing in this file.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>This file is larger than 200 MB. Is it the right one?</source>
        <translation>Diese Datei ist größer als 200 MB. Ist es die richtige?</translation>
    </message>
    <message>
        <source>This is a workbook. Open it in the spreadsheet program, save it there as CSV, and choose that file.</source>
        <translation>Dies ist eine Arbeitsmappe. Öffnen Sie sie im Tabellenprogramm, speichern Sie sie dort als CSV und wählen Sie dann die CSV-Datei.</translation>
    </message>
    <message>
        <source>This is no list, no contact cards and no calendar. Is it the right file?</source>
        <translation>Das ist keine Liste, keine Kontaktkarten und kein Kalender. Ist es die richtige Datei?</translation>
    </message>
    <message>
        <source>This calendar file is damaged or ends too early. Export it once more.</source>
        <translation>Diese Kalenderdatei ist beschädigt oder endet zu früh. Exportieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Same number as line {line}</source>
        <translation>Gleiche Nummer wie in Zeile {line}</translation>
    </message>
    <message>
        <source>Same e-mail as line {line}</source>
        <translation>Gleiche E-Mail wie in Zeile {line}</translation>
    </message>
    <message>
        <source>In the book with this number: {who}</source>
        <translation>Im Terminbuch mit dieser Nummer: {who}</translation>
    </message>
    <message>
        <source>In the book with this e-mail: {who}</source>
        <translation>Im Terminbuch mit dieser E-Mail: {who}</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>All customers ({n})</source>
        <translation>Alle Kunden ({n})</translation>
    </message>
    <message>
        <source>New ({n})</source>
        <translation>Neu ({n})</translation>
    </message>
    <message>
        <source>Already known ({n})</source>
        <translation>Schon bekannt ({n})</translation>
    </message>
    <message>
        <source>Problems ({n})</source>
        <translation>Probleme ({n})</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Already known</source>
        <translation>Schon bekannt</translation>
    </message>
    <message>
        <source>Line {line}: {what}</source>
        <translation>Zeile {line}: {what}</translation>
    </message>
</context>
<context>
    <name>lobby</name>
    <message>
        <source>Waiting room being switched on</source>
        <translation>Wartebereich wird eingeschaltet</translation>
    </message>
    <message>
        <source>Waiting room on</source>
        <translation>Wartebereich ein</translation>
    </message>
    <message>
        <source>Waiting room OFF</source>
        <translation>Wartebereich AUS</translation>
    </message>
    <message>
        <source>Waiting room: on — read back from Microsoft</source>
        <translation>Wartebereich: ein — bei Microsoft abgefragt</translation>
    </message>
    <message>
        <source>Waiting room: on — read back from Microsoft at {time}</source>
        <translation>Wartebereich: ein — bei Microsoft abgefragt um {time}</translation>
    </message>
    <message>
        <source>Waiting room: on — read back from Microsoft on {day} at {time}</source>
        <translation>Wartebereich: ein — bei Microsoft abgefragt am {day} um {time}</translation>
    </message>
    <message>
        <source>Customers walk in without being admitted. The meeting was changed in Microsoft Teams: put it right to ask for the waiting room again.</source>
        <translation>Kunden können ohne Einlass eintreten. Die Besprechung wurde in Microsoft Teams geändert: Korrigieren Sie sie, um den Wartebereich erneut anzufordern.</translation>
    </message>
    <message>
        <source>Your organisation’s policy lets customers walk in without being admitted. Ask IT to let them wait in the lobby.</source>
        <translation>Eine Richtlinie Ihrer Organisation lässt Kunden ohne Einlass eintreten. Bitten Sie die IT, sie im Wartebereich warten zu lassen.</translation>
    </message>
</context>
<context>
    <name>log</name>
    <message>
        <source>Booking on {day}, {hours}</source>
        <translation>Termin am {day}, {hours}</translation>
    </message>
    <message>
        <source>Meeting made</source>
        <translation>Besprechung angelegt</translation>
    </message>
    <message>
        <source>Times and waiting room set</source>
        <translation>Zeiten und Wartebereich festgelegt</translation>
    </message>
    <message>
        <source>Meeting deleted</source>
        <translation>Besprechung gelöscht</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>Abgefragt</translation>
    </message>
    <message>
        <source>Meeting that no booking needs deleted</source>
        <translation>Nicht benötigte Besprechung gelöscht</translation>
    </message>
    <message>
        <source>Sign-in renewed</source>
        <translation>Anmeldung erneuert</translation>
    </message>
    <message>
        <source>Connection checked</source>
        <translation>Verbindung geprüft</translation>
    </message>
    <message>
        <source>Could not be made: {why}</source>
        <translation>Konnte nicht angelegt werden: {why}</translation>
    </message>
    <message>
        <source>Could not be changed: {why}</source>
        <translation>Konnte nicht geändert werden: {why}</translation>
    </message>
    <message>
        <source>Could not be deleted: {why}</source>
        <translation>Konnte nicht gelöscht werden: {why}</translation>
    </message>
    <message>
        <source>Could not be read back: {why}</source>
        <translation>Konnte nicht abgefragt werden: {why}</translation>
    </message>
    <message>
        <source>Meeting that no booking needs could not be deleted: {why}</source>
        <translation>Nicht benötigte Besprechung konnte nicht gelöscht werden: {why}</translation>
    </message>
    <message>
        <source>Sign-in could not be renewed: {why}</source>
        <translation>Anmeldung konnte nicht erneuert werden: {why}</translation>
    </message>
    <message>
        <source>Connection checked: {why}</source>
        <translation>Verbindung geprüft: {why}</translation>
    </message>
    <message>
        <source>An earlier meeting was deleted: another one is made</source>
        <translation>Eine frühere Besprechung wurde gelöscht: Es wird eine andere angelegt</translation>
    </message>
    <message>
        <source>Read back: {what}</source>
        <translation>Abgefragt: {what}</translation>
    </message>
</context>
<context>
    <name>menu</name>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Move with the arrow keys</source>
        <translation>Mit den &amp;Pfeiltasten verschieben</translation>
    </message>
    <message>
        <source>Book a&amp;gain…</source>
        <translation>&amp;Erneut buchen…</translation>
    </message>
    <message>
        <source>C&amp;ustomer card…</source>
        <translation>&amp;Kundenkarte…</translation>
    </message>
    <message>
        <source>Copy join &amp;link</source>
        <translation>&amp;Teilnahmelink kopieren</translation>
    </message>
    <message>
        <source>&amp;Join as host</source>
        <translation>Als &amp;Organisator teilnehmen</translation>
    </message>
    <message>
        <source>Tell t&amp;he customer…</source>
        <translation>Bescheid &amp;geben…</translation>
    </message>
    <message>
        <source>C&amp;opy details</source>
        <translation>&amp;Details kopieren</translation>
    </message>
    <message>
        <source>Sa&amp;ve .ics…</source>
        <translation>.&amp;ics speichern…</translation>
    </message>
    <message>
        <source>Lo&amp;g of its meeting…</source>
        <translation>Protoko&amp;ll der Besprechung…</translation>
    </message>
    <message>
        <source>&amp;Cancel booking…</source>
        <translation>Termin &amp;absagen…</translation>
    </message>
    <message>
        <source>&amp;Delete: made by mistake…</source>
        <translation>Löschen: &amp;versehentlich angelegt…</translation>
    </message>
    <message>
        <source>&amp;Restore booking</source>
        <translation>Termin &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Status</translation>
    </message>
    <message>
        <source>Book again &amp;in</source>
        <translation>E&amp;rneut buchen in</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>{n} weeks</source>
        <translation>{n} Wochen</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Booking</source>
        <translation>&amp;Termin</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Save .ics of this &amp;day…</source>
        <translation>.ics dieses &amp;Tages speichern…</translation>
    </message>
    <message>
        <source>Save .ics of this person&apos;s &amp;week…</source>
        <translation>.ics der &amp;Woche dieser Person speichern…</translation>
    </message>
    <message>
        <source>&amp;Open salon profile…</source>
        <translation>Salonpr&amp;ofil öffnen…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Find a customer</source>
        <translation>&amp;Kunden suchen</translation>
    </message>
    <message>
        <source>Find &amp;cancelled bookings…</source>
        <translation>&amp;Abgesagte Termine suchen…</translation>
    </message>
    <message>
        <source>&amp;New booking…</source>
        <translation>&amp;Neuer Termin…</translation>
    </message>
    <message>
        <source>&amp;Walk-in…</source>
        <translation>&amp;Laufkunde…</translation>
    </message>
    <message>
        <source>&amp;Block time…</source>
        <translation>&amp;Zeit sperren…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Move with the arrow keys</source>
        <translation>Mit den &amp;Pfeiltasten verschieben</translation>
    </message>
    <message>
        <source>S&amp;tatus</source>
        <translation>&amp;Status</translation>
    </message>
    <message>
        <source>Book a&amp;gain…</source>
        <translation>&amp;Erneut buchen…</translation>
    </message>
    <message>
        <source>C&amp;ustomer card…</source>
        <translation>&amp;Kundenkarte…</translation>
    </message>
    <message>
        <source>&amp;Cancel booking…</source>
        <translation>Termin &amp;absagen…</translation>
    </message>
    <message>
        <source>Delete: made by mista&amp;ke…</source>
        <translation>Löschen: &amp;versehentlich angelegt…</translation>
    </message>
    <message>
        <source>&amp;Restore booking</source>
        <translation>Termin &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>Copy join &amp;link</source>
        <translation>&amp;Teilnahmelink kopieren</translation>
    </message>
    <message>
        <source>&amp;Join as host</source>
        <translation>Als &amp;Organisator teilnehmen</translation>
    </message>
    <message>
        <source>Tell t&amp;he customer…</source>
        <translation>Bescheid &amp;geben…</translation>
    </message>
    <message>
        <source>Copy &amp;details</source>
        <translation>&amp;Details kopieren</translation>
    </message>
    <message>
        <source>&amp;Save .ics…</source>
        <translation>.&amp;ics speichern…</translation>
    </message>
    <message>
        <source>L&amp;og of its meeting…</source>
        <translation>P&amp;rotokoll der Besprechung…</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>&amp;Previous day</source>
        <translation>&amp;Vorheriger Tag</translation>
    </message>
    <message>
        <source>&amp;Next day</source>
        <translation>&amp;Nächster Tag</translation>
    </message>
    <message>
        <source>&amp;Go to date…</source>
        <translation>&amp;Gehe zu Datum…</translation>
    </message>
    <message>
        <source>&amp;Day of everybody</source>
        <translation>Tag des &amp;Teams</translation>
    </message>
    <message>
        <source>&amp;Week of this person</source>
        <translation>Wo&amp;che dieser Person</translation>
    </message>
    <message>
        <source>&amp;Online appointments</source>
        <translation>Onl&amp;ine-Termine</translation>
    </message>
    <message>
        <source>On&amp;line links…</source>
        <translation>&amp;Online-Links…</translation>
    </message>
    <message>
        <source>Still to t&amp;ell…</source>
        <translation>Noch zu &amp;sagen…</translation>
    </message>
    <message>
        <source>Small &amp;month</source>
        <translation>Kleiner &amp;Monat</translation>
    </message>
    <message>
        <source>Show &amp;cancelled bookings</source>
        <translation>&amp;Abgesagte Termine anzeigen</translation>
    </message>
    <message>
        <source>Show those who do not wor&amp;k</source>
        <translation>Nicht arbeitende &amp;Personen anzeigen</translation>
    </message>
    <message>
        <source>La&amp;rger</source>
        <translation>Größe&amp;r</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>Akt&amp;ualisieren</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>Normal si&amp;ze</source>
        <translation>Norma&amp;le Größe</translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation>&amp;Tastatur…</translation>
    </message>
    <message>
        <source>Guide for the &amp;owner…</source>
        <translation>Anleitung für die &amp;Inhaberin…</translation>
    </message>
    <message>
        <source>Guide for &amp;IT…</source>
        <translation>Anleitung für die I&amp;T…</translation>
    </message>
    <message>
        <source>Check for &amp;updates…</source>
        <translation>Nach &amp;neuer Version suchen…</translation>
    </message>
    <message>
        <source>&amp;About Trimsy Desk</source>
        <translation>Ü&amp;ber Trimsy Desk</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Calendar file handed over, and noted as told.</source>
        <translation>Kalenderdatei übergeben und als „Bescheid gegeben“ notiert.</translation>
    </message>
    <message>
        <source>The message is too long for this way. Copy it, or make it shorter.</source>
        <translation>Die Nachricht ist für diesen Weg zu lang. Kopieren oder kürzen Sie sie.</translation>
    </message>
    <message>
        <source>Appointment booked</source>
        <translation>Termin gebucht</translation>
    </message>
    <message>
        <source>Appointment moved</source>
        <translation>Termin verschoben</translation>
    </message>
    <message>
        <source>Appointment cancelled</source>
        <translation>Termin abgesagt</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Copied, and noted as told. Paste it where you write to them.</source>
        <translation>Kopiert und als „Bescheid gegeben“ notiert. Fügen Sie die Nachricht dort ein, wo Sie der Kundin oder dem Kunden schreiben.</translation>
    </message>
    <message>
        <source>Noted as told. The e-mail waits in your mail program: send it there.</source>
        <translation>Als „Bescheid gegeben“ notiert. Die E-Mail wartet in Ihrem E-Mail-Programm: Senden Sie sie dort.</translation>
    </message>
    <message>
        <source>Noted as told. The text message waits in its program: send it there.</source>
        <translation>Als „Bescheid gegeben“ notiert. Die SMS wartet im SMS-Programm: Senden Sie sie dort.</translation>
    </message>
    <message>
        <source>Noted as told. WhatsApp opens in the browser: send it there.</source>
        <translation>Als „Bescheid gegeben“ notiert. WhatsApp öffnet sich im Browser: Senden Sie die Nachricht dort.</translation>
    </message>
    <message>
        <source>No mail program could be opened. Copy the message instead.</source>
        <translation>Es konnte kein E-Mail-Programm geöffnet werden. Kopieren Sie stattdessen die Nachricht.</translation>
    </message>
    <message>
        <source>No program for text messages could be opened. Copy the message instead.</source>
        <translation>Es konnte kein SMS-Programm geöffnet werden. Kopieren Sie stattdessen die Nachricht.</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the message instead.</source>
        <translation>Es konnte kein Browser geöffnet werden. Kopieren Sie stattdessen die Nachricht.</translation>
    </message>
    <message>
        <source>“{typed}” is no e-mail address</source>
        <translation>„{typed}“ ist keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>No e-mail address on the customer’s card</source>
        <translation>Keine E-Mail-Adresse auf der Kundenkarte</translation>
    </message>
    <message>
        <source>“{typed}” is no phone number one can dial</source>
        <translation>„{typed}“ ist keine wählbare Telefonnummer</translation>
    </message>
    <message>
        <source>No phone number on the customer’s card</source>
        <translation>Keine Telefonnummer auf der Kundenkarte</translation>
    </message>
    <message>
        <source>The link is not ready yet, so this message cannot go out.</source>
        <translation>Der Link ist noch nicht bereit, daher kann diese Nachricht nicht gesendet werden.</translation>
    </message>
    <message>
        <source>1 text message, room for {left} more characters.</source>
        <translation>1 SMS, Platz für noch {left} Zeichen.</translation>
    </message>
    <message>
        <source>{count} text messages, room for {left} more characters in the last.</source>
        <translation>{count} SMS, in der letzten Platz für noch {left} Zeichen.</translation>
    </message>
    <message>
        <source>Fewer characters fit because of: {characters}</source>
        <translation>Weniger Zeichen passen hinein wegen: {characters}</translation>
    </message>
</context>
<context>
    <name>moving</name>
    <message>
        <source>{n} min</source>
        <translation>{n} Min.</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} bis {end}</translation>
    </message>
    <message>
        <source>{column}, {times}</source>
        <translation>{column}, {times}</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>Nobody needs to: it passes by itself</source>
        <translation>Niemand muss etwas tun: Es geht von selbst vorüber</translation>
    </message>
    <message>
        <source>You, at this computer</source>
        <translation>Sie, an diesem Computer</translation>
    </message>
    <message>
        <source>The person with the salon&apos;s Microsoft account</source>
        <translation>Die Person mit dem Microsoft-Konto des Salons</translation>
    </message>
    <message>
        <source>The administrator of the salon&apos;s Microsoft 365 (IT)</source>
        <translation>Der Administrator von Microsoft 365 im Salon (IT)</translation>
    </message>
    <message>
        <source>Message for IT</source>
        <translation>Nachricht für die IT</translation>
    </message>
</context>
<context>
    <name>online</name>
    <message>
        <source>{service} with {staff}</source>
        <translation>{service} bei {staff}</translation>
    </message>
    <message>
        <source>Link ready, but something needs attention</source>
        <translation>Link bereit, aber es besteht Handlungsbedarf</translation>
    </message>
    <message>
        <source>Door: {holder}</source>
        <translation>Einlass: {holder}</translation>
    </message>
    <message>
        <source>Door: {holder}. Sign in to the meeting with it; connected is {connected}.</source>
        <translation>Einlass: {holder}. Melden Sie sich mit diesem Konto in der Besprechung an; verbunden ist {connected}.</translation>
    </message>
    <message>
        <source>Door: {holder}. Sign in to the meeting with it; no account is connected.</source>
        <translation>Einlass: {holder}. Melden Sie sich mit diesem Konto in der Besprechung an; es ist kein Konto verbunden.</translation>
    </message>
    <message>
        <source>Door: whoever owns your meeting link</source>
        <translation>Einlass: die Person, der Ihr Besprechungslink gehört</translation>
    </message>
    <message>
        <source>Nobody can open the door yet: no account is connected.</source>
        <translation>Noch kann niemand Einlass gewähren: Es ist kein Konto verbunden.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>in {time}</translation>
    </message>
    <message>
        <source>began {time} ago</source>
        <translation>begann vor {time}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} Min.</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} Std.</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} Std. {minutes} Min.</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} Stunden</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>{first} – {last} {year}</source>
        <translation>{first} – {last} {year}</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>no bookings</source>
        <translation>keine Termine</translation>
    </message>
    <message>
        <source>not working</source>
        <translation>arbeitet nicht</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>mit Notiz</translation>
    </message>
    <message>
        <source>Online: no link yet</source>
        <translation>Online: noch kein Link</translation>
    </message>
    <message>
        <source>Online: {link}</source>
        <translation>Online: {link}</translation>
    </message>
    <message>
        <source>ID {id}, passcode {passcode}</source>
        <translation>ID {id}, Passcode {passcode}</translation>
    </message>
    <message>
        <source>QR code: print as a list</source>
        <translation>QR-Code: als Liste drucken</translation>
    </message>
    <message>
        <source>1 booking</source>
        <translation>1 Termin</translation>
    </message>
    <message>
        <source>{n} bookings</source>
        <translation>{n} Termine</translation>
    </message>
    <message>
        <source>As of {day}, {time} · {bookings}</source>
        <translation>Stand: {day}, {time} · {bookings}</translation>
    </message>
    <message>
        <source>Page {number} of {all}</source>
        <translation>Seite {number} von {all}</translation>
    </message>
    <message>
        <source>{day} week sheet</source>
        <translation>{day} Wochenblatt</translation>
    </message>
    <message>
        <source>{day} day sheet</source>
        <translation>{day} Tagesblatt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>Nothing is booked.</source>
        <translation>Es ist nichts gebucht.</translation>
    </message>
    <message>
        <source>{day} (continued)</source>
        <translation>{day} (Fortsetzung)</translation>
    </message>
    <message>
        <source>(continued)</source>
        <translation>(Fortsetzung)</translation>
    </message>
    <message>
        <source>(on the next page)</source>
        <translation>(auf der nächsten Seite)</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>Druckvorschau</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Page shown</source>
        <translation>Angezeigte Seite</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
</context>
<context>
    <name>placeholders</name>
    <message>
        <source>Customer’s name</source>
        <translation>Name der Kundin oder des Kunden</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Staff member</source>
        <translation>Person im Team</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Salon’s name</source>
        <translation>Name des Salons</translation>
    </message>
    <message>
        <source>Join link, when online</source>
        <translation>Teilnahmelink, wenn online</translation>
    </message>
    <message>
        <source>Salon’s address, when there</source>
        <translation>Adresse des Salons, wenn vor Ort</translation>
    </message>
    <message>
        <source>Salon’s phone</source>
        <translation>Telefon des Salons</translation>
    </message>
    <message>
        <source>There is no placeholder {written}.</source>
        <translation>Es gibt keinen Platzhalter {written}.</translation>
    </message>
    <message>
        <source>There is no placeholder {written}. Did you mean {placeholder}?</source>
        <translation>Es gibt keinen Platzhalter {written}. Meinten Sie {placeholder}?</translation>
    </message>
</context>
<context>
    <name>profile</name>
    <message>
        <source>Sa&amp;lon</source>
        <translation>&amp;Salon</translation>
    </message>
    <message>
        <source>Opening &amp;hours</source>
        <translation>&amp;Öffnungszeiten</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Team</translation>
    </message>
    <message>
        <source>&amp;Services</source>
        <translation>&amp;Leistungen</translation>
    </message>
    <message>
        <source>&amp;Microsoft Teams</source>
        <translation>&amp;Microsoft Teams</translation>
    </message>
    <message>
        <source>This file cannot be read. It may be moved, protected or open elsewhere.</source>
        <translation>Diese Datei lässt sich nicht lesen. Vielleicht ist sie verschoben, geschützt oder anderswo geöffnet.</translation>
    </message>
    <message>
        <source>This file is far too large for a salon profile. Is it the right one?</source>
        <translation>Diese Datei ist viel zu groß für ein Salonprofil. Ist es die richtige?</translation>
    </message>
    <message>
        <source>This is no salon profile, or it is damaged. Save it once more on the other computer.</source>
        <translation>Das ist kein Salonprofil, oder es ist beschädigt. Sichern Sie es auf dem anderen Computer noch einmal.</translation>
    </message>
    <message>
        <source>This profile was saved by a newer Trimsy Desk. Install that here first.</source>
        <translation>Dieses Profil stammt von einem neueren Trimsy Desk. Installieren Sie es hier zuerst.</translation>
    </message>
    <message>
        <source>There is nothing in this profile that could be taken in.</source>
        <translation>In diesem Profil steht nichts, was übernommen werden könnte.</translation>
    </message>
    <message>
        <source>Your IT has registered the app on this computer. That stays.</source>
        <translation>Ihre IT hat die App auf diesem Computer registriert. Das bleibt so.</translation>
    </message>
    <message>
        <source>All of it is here already.</source>
        <translation>Alles davon ist schon hier.</translation>
    </message>
    <message>
        <source>Replaces what is here now: {now}</source>
        <translation>Ersetzt, was jetzt hier steht: {now}</translation>
    </message>
    <message>
        <source>The others are here already and stay as they are.</source>
        <translation>Die anderen sind schon hier und bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Left out, as it could not be understood: {names}</source>
        <translation>Weggelassen, weil nicht zu verstehen: {names}</translation>
    </message>
    <message>
        <source>{service} ({minutes} min)</source>
        <translation>{service} ({minutes} Min.)</translation>
    </message>
    <message>
        <source>Online appointments are held with Microsoft Teams.</source>
        <translation>Online-Termine finden mit Microsoft Teams statt.</translation>
    </message>
    <message>
        <source>Application ID {client_id}, tenant {tenant}.</source>
        <translation>Anwendungs-ID {client_id}, Mandant {tenant}.</translation>
    </message>
    <message>
        <source>any organisation</source>
        <translation>jede Organisation</translation>
    </message>
    <message>
        <source>your own meeting link</source>
        <translation>Ihr eigener Besprechungslink</translation>
    </message>
    <message>
        <source>application ID {client_id}, tenant {tenant}</source>
        <translation>Anwendungs-ID {client_id}, Mandant {tenant}</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
</context>
<context>
    <name>reminders</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Join as host</source>
        <translation>Als Organisator teilnehmen</translation>
    </message>
    <message>
        <source>{who} {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>{service} online with {staff} at {time}.</source>
        <translation>{service} online bei {staff} um {time}.</translation>
    </message>
    <message>
        <source>{service} online with {staff} at {time}. The link is not ready.</source>
        <translation>{service} online bei {staff} um {time}. Der Link ist noch nicht bereit.</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>New booking for “{typed}”</source>
        <translation>Neuer Termin für „{typed}“</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>Noch kein Besuch</translation>
    </message>
</context>
<context>
    <name>series</name>
    <message>
        <source>This booking is part of a series. Which of it do you want to change?</source>
        <translation>Dieser Termin ist Teil einer Serie. Was davon möchten Sie ändern?</translation>
    </message>
    <message>
        <source>Change the series?</source>
        <translation>Serie ändern?</translation>
    </message>
    <message>
        <source>&amp;Only this booking</source>
        <translation>&amp;Nur diesen Termin</translation>
    </message>
    <message>
        <source>This and all &amp;following ({n})</source>
        <translation>Diesen und alle &amp;folgenden ({n})</translation>
    </message>
    <message>
        <source>&amp;Go on editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>Walk-in</source>
        <translation>Laufkundschaft</translation>
    </message>
    <message>
        <source>Deleted customer</source>
        <translation>Gelöschter Kunde</translation>
    </message>
    <message>
        <source>Customer without a name</source>
        <translation>Kunde ohne Namen</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>Booked</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Eingetroffen</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Behandlung</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Nicht erschienen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>told</name>
    <message>
        <source>1 customer to tell</source>
        <translation>Bescheid geben: 1 Kunde</translation>
    </message>
    <message>
        <source>{n} customers to tell</source>
        <translation>Bescheid geben: {n} Kunden</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>They have</source>
        <translation>Hat noch</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>no longer theirs</source>
        <translation>nicht mehr ihr Termin</translation>
    </message>
    <message>
        <source>{when} (off)</source>
        <translation>{when} (fällt aus)</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>kopiert</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>per E-Mail</translation>
    </message>
    <message>
        <source>by text message</source>
        <translation>per SMS</translation>
    </message>
    <message>
        <source>by WhatsApp</source>
        <translation>per WhatsApp</translation>
    </message>
    <message>
        <source>as a calendar file</source>
        <translation>als Kalenderdatei</translation>
    </message>
    <message>
        <source>as a QR code</source>
        <translation>als QR-Code</translation>
    </message>
    <message>
        <source>by word of mouth</source>
        <translation>mündlich</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>{what}, {how} ({when})</source>
        <translation>{what}, {how} ({when})</translation>
    </message>
    <message>
        <source>{kind}: {when}</source>
        <translation>{kind}: {when}</translation>
    </message>
    <message>
        <source>{kind}: {when} with link</source>
        <translation>{kind}: {when} mit Link</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>Thinks it is online</source>
        <translation>Erwartet Online-Termin</translation>
    </message>
    <message>
        <source>Has no link</source>
        <translation>Hat keinen Link</translation>
    </message>
    <message>
        <source>Has old link</source>
        <translation>Hat alten Link</translation>
    </message>
    <message>
        <source>Has old time</source>
        <translation>Hat alte Zeit</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Weiß nicht Bescheid</translation>
    </message>
    <message>
        <source>Previous not told</source>
        <translation>Vorige Person weiß nichts</translation>
    </message>
    <message>
        <source>Thinks it is off</source>
        <translation>Hat eine Absage</translation>
    </message>
    <message>
        <source>an old link</source>
        <translation>einen alten Link</translation>
    </message>
    <message>
        <source>no link</source>
        <translation>keinen Link</translation>
    </message>
    <message>
        <source>a cancellation</source>
        <translation>eine Absage</translation>
    </message>
    <message>
        <source>The customer still has the old time ({when}).</source>
        <translation>Die Kundin oder der Kunde hat noch die alte Zeit ({when}).</translation>
    </message>
    <message>
        <source>The customer still has the old time ({when}) and does not know that it is off.</source>
        <translation>Die Kundin oder der Kunde hat noch die alte Zeit ({when}) und weiß nicht, dass der Termin ausfällt.</translation>
    </message>
    <message>
        <source>The customer was told that it is off, but it takes place.</source>
        <translation>Der Kundin oder dem Kunden wurde abgesagt, aber der Termin findet statt.</translation>
    </message>
    <message>
        <source>This booking was for {customer}, who was told of it ({when}) and does not know that it is somebody else&apos;s now.</source>
        <translation>Dieser Termin war für {customer}; es wurde Bescheid gegeben ({when}), nicht aber, dass er jetzt jemand anderem gehört.</translation>
    </message>
    <message>
        <source>The customer still has a link, but it is no longer online.</source>
        <translation>Die Kundin oder der Kunde hat noch einen Link, aber der Termin ist nicht mehr online.</translation>
    </message>
    <message>
        <source>The customer does not have the link yet.</source>
        <translation>Die Kundin oder der Kunde hat den Link noch nicht.</translation>
    </message>
    <message>
        <source>The customer still has an old link.</source>
        <translation>Die Kundin oder der Kunde hat noch einen alten Link.</translation>
    </message>
</context>
<context>
    <name>unsaved</name>
    <message>
        <source>Close without saving?</source>
        <translation>Ohne Speichern schließen?</translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Go on editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>updates</name>
    <message>
        <source>Your IT looks after updates on this computer.</source>
        <translation>Auf diesem Computer kümmert sich Ihre IT um neue Versionen.</translation>
    </message>
    <message>
        <source>But the file in which they decide cannot be read. Tell them: {problem} (in {folder})</source>
        <translation>Aber die Datei, in der sie darüber entscheidet, kann nicht gelesen werden. Sagen Sie ihr das: {problem} (in {folder})</translation>
    </message>
</context>
<context>
    <name>visits</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>Last: {day}, {service} with {staff}</source>
        <translation>Zuletzt: {day}, {service} bei {staff}</translation>
    </message>
    <message>
        <source>Next: {day} {time}, {service} with {staff}</source>
        <translation>Nächster Termin: {day} {time}, {service} bei {staff}</translation>
    </message>
    <message>
        <source>1 no-show</source>
        <translation>Nicht erschienen: 1</translation>
    </message>
    <message>
        <source>{n} no-shows</source>
        <translation>Nicht erschienen: {n}</translation>
    </message>
    <message>
        <source>No bookings yet</source>
        <translation>Noch keine Termine</translation>
    </message>
    <message>
        <source>1 visit</source>
        <translation>1 Besuch</translation>
    </message>
    <message>
        <source>{n} visits</source>
        <translation>{n} Besuche</translation>
    </message>
    <message>
        <source>{n} cancelled</source>
        <translation>{n} abgesagt</translation>
    </message>
</context>
</TS>
