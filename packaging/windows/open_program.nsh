; Whether the program is open, and how it is asked to close: as if a person had closed its window,
; so that it saves and asks what it always does. It is never ended by force.

!include FileFunc.nsh
!include LogicLib.nsh
!include WinMessages.nsh

!define LOOKS 60 ; half a second apart: how long it may take to close
!define ASKED_EVERY 6 ; looks: a window that comes up late has not heard it yet
!define GW_OWNER 4
!define PROCESS_QUERY_LIMITED_INFORMATION 0x1000

!macro OpenProgramFunctions un

; Pushes 1 when setup may go on. With /S only /CLOSE closes the program.
Function ${un}NobodyHasItOpen
  Call ${un}IsOpen
  Pop $0
  ${If} $0 <> 1
    Push 1
    Return
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/CLOSE" $1
  ${If} ${Errors}
    MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(CLOSE_IT)" /SD IDCANCEL IDOK ask
    Push 0
    Return
  ${EndIf}
  ask:
  StrCpy $4 0 ; what is called uses those before
  ${Do}
    IntOp $0 $4 % ${ASKED_EVERY}
    ${If} $0 = 0
      Call ${un}AskItToClose
    ${EndIf}
    Call ${un}IsOpen
    Pop $0
    ${If} $0 <> 1
      Push 1
      Return
    ${EndIf}
    IntOp $4 $4 + 1
    Sleep 500
  ${LoopUntil} $4 >= ${LOOKS}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_OPEN)" /SD IDCANCEL IDRETRY ask
  Push 0
FunctionEnd

; Pushes 1 when it is: Windows lets nobody write to a program that runs.
Function ${un}IsOpen
  ${IfNot} ${FileExists} "${APP}\${PROGRAM_FILE}"
    Push 0
    Return
  ${EndIf}
  ClearErrors
  FileOpen $0 "${APP}\${PROGRAM_FILE}" a
  ${If} ${Errors}
    Push 1
    Return
  ${EndIf}
  FileClose $0
  Push 0
FunctionEnd

; Goes through the windows that belong to no other, and closes those of our program.
Function ${un}AskItToClose
  StrCpy $0 0
  ${Do}
    FindWindow $0 "" "" 0 $0
    ${If} $0 P= 0
      Return
    ${EndIf}
    System::Call 'user32::IsWindowVisible(p r0) i .r1'
    System::Call 'user32::GetWindow(p r0, i ${GW_OWNER}) p .r2'
    ${If} $1 <> 0
    ${AndIf} $2 P= 0
      Call ${un}ProgramOfWindow
      ${If} $1 == "${APP}\${PROGRAM_FILE}"
        System::Call 'user32::PostMessageW(p r0, i ${WM_CLOSE}, p 0, p 0)'
      ${EndIf}
    ${EndIf}
  ${Loop}
FunctionEnd

; The window in $0 -> the path of its program in $1, empty when Windows does not say.
Function ${un}ProgramOfWindow
  StrCpy $1 ""
  System::Call 'user32::GetWindowThreadProcessId(p r0, *i .r2)'
  System::Call 'kernel32::OpenProcess(i ${PROCESS_QUERY_LIMITED_INFORMATION}, i 0, i r2) p .r3'
  ${If} $3 P<> 0
    StrCpy $2 ${NSIS_MAX_STRLEN}
    System::Call 'kernel32::QueryFullProcessImageNameW(p r3, i 0, w .r1, *i r2)'
    System::Call 'kernel32::CloseHandle(p r3)'
  ${EndIf}
FunctionEnd

!macroend

!insertmacro OpenProgramFunctions ""
!insertmacro OpenProgramFunctions "un."
