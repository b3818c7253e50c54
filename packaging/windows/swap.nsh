; One program for another, whole: whatever goes wrong, the old one or the new one is there.

!include LogicLib.nsh

!define TRIES 20 ; a virus scanner may read what was just unpacked, for some seconds

!macro SwapFunctions un

; Moves folder $0 to $1; sets the error flag when it would not be moved.
Function ${un}Move
  StrCpy $2 0
  ${Do}
    ClearErrors
    Rename "$0" "$1"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    IntOp $2 $2 + 1
    Sleep 500
  ${LoopUntil} $2 >= ${TRIES}
  SetErrors
FunctionEnd

; Puts right what a setup left that was cut off, by a power cut or a shutdown.
Function ${un}TidyUp
  ${IfNot} ${FileExists} "${APP}\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\app.old\*.*"
    Rename "$INSTDIR\app.old" "${APP}"
  ${EndIf}
  RMDir /r "$INSTDIR\app.new"
  RMDir /r "$INSTDIR\app.old"
  ClearErrors
FunctionEnd

; Takes the program out of the way, and ends setup when something holds it.
Function ${un}SetAside
  ${IfNot} ${FileExists} "${APP}\*.*"
    Return
  ${EndIf}
  StrCpy $0 "${APP}"
  StrCpy $1 "$INSTDIR\app.old"
  Call ${un}Move
  ${If} ${Errors}
    SetErrorLevel ${TRY_LATER}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(IN_USE)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

!macroend

!insertmacro SwapFunctions ""
!insertmacro SwapFunctions "un."

Function PutInPlace
  Call SetAside
  StrCpy $0 "$INSTDIR\app.new"
  StrCpy $1 "${APP}"
  Call Move
  ${If} ${Errors}
    Rename "$INSTDIR\app.old" "${APP}"
    SetErrorLevel ${NOT_DONE}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(IN_USE)" /SD IDOK
    Abort
  ${EndIf}
  RMDir /r "$INSTDIR\app.old" ; what is held even now goes with the next setup
  ClearErrors
FunctionEnd

Function un.PutAway
  Call un.TidyUp
  Call un.SetAside
  RMDir /r "$INSTDIR\app.old"
  ClearErrors
FunctionEnd
