; A program for Windows that stands in for ours: it writes down how it was called, and stays open
; until its window is closed when that was --stay; with --late that comes up after some seconds.

Unicode true
Target ${TARGET}
OutFile "${OUTPUT}"
RequestExecutionLevel user
SilentInstall silent
!include FileFunc.nsh
!include LogicLib.nsh

Section
SectionEnd

Function .onInit
  ${GetParameters} $0
  FileOpen $1 "$PROFILE\heard.txt" w
  FileWriteUTF16LE $1 "$0"
  FileClose $1
  ${If} $0 == "--late"
    Sleep 4000
    StrCpy $0 "--stay"
  ${EndIf}
  ${If} $0 == "--stay"
    MessageBox MB_OK "Open"
  ${EndIf}
  Quit
FunctionEnd
