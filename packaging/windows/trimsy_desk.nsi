; The installer for one person's account: no administrator, no questions, /S for none at all.
;
; build_installer.py makes HEADER, which names and numbers this build, and calls makensis.
;
; $INSTDIR\app       the program; all of it is replaced at once, and nobody else's files are in it
; $INSTDIR\app.new   the next one while it is unpacked: until it is whole, the old one stays
; $INSTDIR\app.old   the last one while it makes way
; $INSTDIR\uninstall-trimsy-desk.exe, a name of our own: a folder with it in is ours
;
; The book, settings and logs lie elsewhere (%LOCALAPPDATA%\trimsy-desk). Nothing here touches them.

!include "${HEADER}"

Unicode true
Target ${TARGET}
Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10 ; Windows 11 goes by the same number
SetCompressor /SOLID ${COMPRESSION}
SetDateSave off ; the same files give the same installer, whenever they were written
CRCCheck force
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}"
VIAddVersionKey "OriginalFilename" "${OUTPUT_NAME}"

!ifdef SIGN_WITH
  !uninstfinalize '${SIGN_WITH} "%1"' = 0
  !finalize '${SIGN_WITH} "%1"' = 0
!endif

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${IDENTIFIER}"
!define APP_PATHS_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM_FILE}"
!define PROFILE_CLASS "${IDENTIFIER}.profile"
!define APP "$INSTDIR\app"
!define UNINSTALLER "$INSTDIR\uninstall-${PROGRAM}.exe"
!define START_MENU_ENTRY "$SMPROGRAMS\${NAME}.lnk"
!define DESKTOP_ENTRY "$DESKTOP\${NAME}.lnk"
!define OLDEST_BUILD 17763 ; Windows 10 1809, the oldest that Qt 6 runs on

; What a deployment tool reads; numbers that Windows Installer uses for the same (winerror.h).
!define TRY_LATER 1618 ; the program is open, or another setup runs: nothing was changed
!define TOO_OLD_A_WINDOWS 1633
!define NEWER_IS_THERE 1638
!define NOT_DONE 2 ; NSIS' own number for it

InstallDir "" ; .onInit puts in the usual place when neither /D= nor an earlier setup named one
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"

!include FileFunc.nsh
!include LogicLib.nsh
!include MUI2.nsh
!include WinCore.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh
!include shortcut.nsh
!include open_program.nsh
!include swap.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(OPEN_NOW)"
!define MUI_FINISHPAGE_RUN_FUNCTION OpenProgram
!define MUI_FINISHPAGE_SHOWREADME ; the page's second box; there is no read-me
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(ON_THE_DESKTOP)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION PutOnDesktop
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(BOOK_STAYS)"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!include words.nsh

; Says why and ends, having changed nothing; /S says it by the number alone.
!macro Refuse text code
  SetErrorLevel ${code}
  MessageBox MB_OK|MB_ICONEXCLAMATION "${text}" /SD IDOK
  Quit
!macroend

!macro EndWhileOpen un instruction
  Call ${un}NobodyHasItOpen
  Pop $0
  ${If} $0 <> 1
    SetErrorLevel ${TRY_LATER}
    ${instruction}
  ${EndIf}
!macroend

!macro RefuseSecondSetup
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "${IDENTIFIER}.setup") p .r0 ?e'
  Pop $0
  ${If} $0 = 183 ; ERROR_ALREADY_EXISTS
    !insertmacro Refuse "$(ANOTHER_SETUP)" ${TRY_LATER}
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro Refuse "$(OLD_WINDOWS)" ${TOO_OLD_A_WINDOWS}
  ${EndIf}
  !insertmacro RefuseSecondSetup
  ${If} $INSTDIR == ""
    GetKnownFolderPath $0 ${FOLDERID_UserProgramFiles}
    ${If} $0 == "" ; nobody has put a program there yet
      StrCpy $0 "$LOCALAPPDATA\Programs"
    ${EndIf}
    StrCpy $INSTDIR "$0\${NAME}"
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} $0 != $INSTDIR
  ${AndIf} ${FileExists} "$0\app\${PROGRAM_FILE}"
    !insertmacro Refuse "$(ELSEWHERE)" ${NOT_DONE}
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "${APP}\${PROGRAM_FILE}"
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      !insertmacro Refuse "$(NEWER_THERE)" ${NEWER_IS_THERE}
    ${EndIf}
  ${EndIf}
  ${DirState} "$INSTDIR" $0
  ${If} $0 = 1
  ${AndIfNot} ${FileExists} "${UNINSTALLER}"
    !insertmacro Refuse "$(SOMEBODY_ELSES)" ${NOT_DONE}
  ${EndIf}
  !insertmacro EndWhileOpen "" Quit
FunctionEnd

Section
  !insertmacro EndWhileOpen "" Abort ; opened since setup's first page
  ClearErrors
  SetOutPath "$INSTDIR"
  WriteUninstaller "${UNINSTALLER}" ; first: it marks the folder as ours
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NOT_WRITTEN)" /SD IDOK
    Abort
  ${EndIf}
  Call TidyUp
  !include "${PAYLOAD}"
  SetOutPath "$INSTDIR" ; Windows moves no folder that a program stands in
  Call PutInPlace

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "${APP}\${PROGRAM_FILE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1 ; the same setup once more repairs

  WriteRegStr HKCU "${APP_PATHS_KEY}" "" "${APP}\${PROGRAM_FILE}"

  WriteRegStr HKCU "Software\Classes\${PROFILE_CLASS}" "" "$(PROFILE)"
  WriteRegStr HKCU "Software\Classes\${PROFILE_CLASS}\DefaultIcon" "" "${APP}\${PROGRAM_FILE},0"
  WriteRegStr HKCU "Software\Classes\${PROFILE_CLASS}\shell\open\command" "" \
    '"${APP}\${PROGRAM_FILE}" "%1"'
  WriteRegStr HKCU "Software\Classes\${PROFILE_SUFFIX}" "" "${PROFILE_CLASS}"
  WriteRegStr HKCU "Software\Classes\${PROFILE_SUFFIX}" "Content Type" "${PROFILE_MIME_TYPE}"
  WriteRegStr HKCU "Software\Classes\${PROFILE_SUFFIX}\OpenWithProgids" "${PROFILE_CLASS}" ""
  ${RefreshShellIcons}

  ${Shortcut} "${START_MENU_ENTRY}"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DESKTOP" $1
  ${IfNot} ${Errors}
    Call PutOnDesktop
  ${EndIf}
  SetErrorLevel 0
SectionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\app.new"
  ${IfNot} ${FileExists} "${APP}\*.*" ; a first setup that failed leaves nothing
  ${AndIfNot} ${FileExists} "$INSTDIR\app.old\*.*"
    Delete "${UNINSTALLER}"
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

Function OpenProgram
  SetOutPath "$PROFILE" ; not inside the program's folder, which the next setup moves
  Exec '"${APP}\${PROGRAM_FILE}"'
FunctionEnd

Function PutOnDesktop
  ${Shortcut} "${DESKTOP_ENTRY}"
FunctionEnd

Function un.onInit
  !insertmacro RefuseSecondSetup
  !insertmacro EndWhileOpen "un." Quit
FunctionEnd

; Takes away the entries that lead to the program.
Function un.Forget
  Delete "${START_MENU_ENTRY}"
  Delete "${DESKTOP_ENTRY}"
  DeleteRegKey HKCU "${APP_PATHS_KEY}"
  DeleteRegKey HKCU "Software\Classes\${PROFILE_CLASS}"
  DeleteRegValue HKCU "Software\Classes\${PROFILE_SUFFIX}\OpenWithProgids" "${PROFILE_CLASS}"
  DeleteRegKey /ifempty HKCU "Software\Classes\${PROFILE_SUFFIX}\OpenWithProgids"
  ReadRegStr $0 HKCU "Software\Classes\${PROFILE_SUFFIX}" ""
  ${If} $0 == "${PROFILE_CLASS}" ; unless another program opens profiles by now
    DeleteRegValue HKCU "Software\Classes\${PROFILE_SUFFIX}" ""
    DeleteRegValue HKCU "Software\Classes\${PROFILE_SUFFIX}" "Content Type"
    DeleteRegKey /ifnosubkeys HKCU "Software\Classes\${PROFILE_SUFFIX}"
  ${EndIf}
  ${RefreshShellIcons}
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
FunctionEnd

Section Uninstall
  !insertmacro EndWhileOpen "un." Abort
  SetOutPath "$TEMP"
  Call un.PutAway

  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR ; else they are another copy's, which was put elsewhere since
  ${OrIf} $0 == ""
    Call un.Forget
  ${EndIf}
  Delete "${UNINSTALLER}"
  RMDir "$INSTDIR" ; stays when somebody put something there
  SetErrorLevel 0
SectionEnd
