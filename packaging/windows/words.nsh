; What people read beside NSIS' own words, in the languages of the app.

LangString WELCOME ${LANG_ENGLISH} "This puts ${NAME} ${VERSION} on this computer, for your own account. No administrator is needed.$\r$\n$\r$\nIf ${NAME} is here already, it is brought up to date. Your bookings, customers and settings stay as they are."
LangString WELCOME ${LANG_GERMAN} "Damit kommt ${NAME} ${VERSION} auf diesen Computer, für Ihr eigenes Konto. Ein Administrator ist nicht nötig.$\r$\n$\r$\nWenn ${NAME} schon da ist, wird es auf den neuesten Stand gebracht. Ihre Termine, Kundinnen und Kunden und Einstellungen bleiben, wie sie sind."

LangString OPEN_NOW ${LANG_ENGLISH} "Open ${NAME} now"
LangString OPEN_NOW ${LANG_GERMAN} "${NAME} jetzt öffnen"

LangString ON_THE_DESKTOP ${LANG_ENGLISH} "Put an icon on the desktop"
LangString ON_THE_DESKTOP ${LANG_GERMAN} "Ein Symbol auf den Desktop legen"

LangString PROFILE ${LANG_ENGLISH} "Salon profile"
LangString PROFILE ${LANG_GERMAN} "Salonprofil"

LangString BOOK_STAYS ${LANG_ENGLISH} "${NAME} is removed from this computer. The book and the settings stay, in $LOCALAPPDATA\${PROGRAM}: when you install ${NAME} again, everything is there."
LangString BOOK_STAYS ${LANG_GERMAN} "${NAME} wird von diesem Computer entfernt. Terminbuch und Einstellungen bleiben in $LOCALAPPDATA\${PROGRAM}: Wenn Sie ${NAME} wieder installieren, ist alles da."

LangString CLOSE_IT ${LANG_ENGLISH} "${NAME} is open on this computer.$\r$\n$\r$\nOK closes it and goes on. Cancel leaves everything as it is."
LangString CLOSE_IT ${LANG_GERMAN} "${NAME} ist auf diesem Computer geöffnet.$\r$\n$\r$\nMit OK wird es geschlossen und es geht weiter. Mit Abbrechen bleibt alles, wie es ist."

LangString STILL_OPEN ${LANG_ENGLISH} "${NAME} is still open. Perhaps it is asking something: answer it, close the window, and press Retry."
LangString STILL_OPEN ${LANG_GERMAN} "${NAME} ist noch geöffnet. Vielleicht fragt es etwas: Antworten Sie, schließen Sie das Fenster und drücken Sie Wiederholen."

LangString ANOTHER_SETUP ${LANG_ENGLISH} "Another setup of ${NAME} is at work. Let it finish first."
LangString ANOTHER_SETUP ${LANG_GERMAN} "${NAME} wird gerade schon installiert oder entfernt. Warten Sie, bis das fertig ist."

LangString OLD_WINDOWS ${LANG_ENGLISH} "${NAME} needs Windows 11, or Windows 10 from version 1809 on, with 64 bits."
LangString OLD_WINDOWS ${LANG_GERMAN} "${NAME} braucht Windows 11 oder Windows 10 ab Version 1809, mit 64 Bit."

LangString NEWER_THERE ${LANG_ENGLISH} "${NAME} $0 is on this computer, which is newer than ${VERSION}. Nothing was changed.$\r$\n$\r$\nThe newer one may have changed the book so that the older one cannot read it."
LangString NEWER_THERE ${LANG_GERMAN} "Auf diesem Computer ist ${NAME} $0, das neuer ist als ${VERSION}. Es wurde nichts geändert.$\r$\n$\r$\nDie neuere Version hat das Terminbuch vielleicht so geändert, dass die ältere es nicht lesen kann."

LangString SOMEBODY_ELSES ${LANG_ENGLISH} "There is something else in the folder $INSTDIR. Nothing was changed."
LangString SOMEBODY_ELSES ${LANG_GERMAN} "Im Ordner $INSTDIR liegt schon etwas anderes. Es wurde nichts geändert."

LangString ELSEWHERE ${LANG_ENGLISH} "${NAME} is on this computer already, in the folder $0. Nothing was changed.$\r$\n$\r$\nTo have it elsewhere, remove it first. Your bookings and settings stay."
LangString ELSEWHERE ${LANG_GERMAN} "${NAME} ist schon auf diesem Computer, im Ordner $0. Es wurde nichts geändert.$\r$\n$\r$\nSoll es woanders liegen, entfernen Sie es zuerst. Ihre Termine und Einstellungen bleiben."

LangString IN_USE ${LANG_ENGLISH} "Another program is using the files of ${NAME}, so it stays as it was. Restart the computer and try again."
LangString IN_USE ${LANG_GERMAN} "Ein anderes Programm benutzt die Dateien von ${NAME}, deshalb bleibt es, wie es war. Starten Sie den Computer neu und versuchen Sie es noch einmal."

LangString NOT_WRITTEN ${LANG_ENGLISH} "Nothing can be written into the folder $INSTDIR. Nothing was changed."
LangString NOT_WRITTEN ${LANG_GERMAN} "In den Ordner $INSTDIR kann nichts geschrieben werden. Es wurde nichts geändert."
