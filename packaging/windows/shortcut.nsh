; ${Shortcut} FILE.lnk: opens the program, and says to the taskbar by its AppUserModelID that the
; window that comes up belongs to it. Without Windows' help in that it is a shortcut all the same.

!include LogicLib.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define Shortcut "!insertmacro Shortcut"
!macro Shortcut file
  Push "${file}"
  Call MakeShortcut
!macroend

; The property's name in ${key} and its value in ${value}; ${text} is what the value points at.
; All three are to be freed.
!macro AppUserModelId identifier key value text
  System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.${key}'
  System::Call '*(&w${NSIS_MAX_STRLEN} "${identifier}")p.${text}'
  System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,&i${NSIS_PTR_SIZE} ${text})p.${value}'
!macroend

Function MakeShortcut
  Exch $0
  Push $1
  Push $2
  Push $3
  Push $4
  Push $5
  Push $6
  CreateShortcut /NoWorkingDir "$0" "${APP}\${PROGRAM_FILE}"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r1 ""
  ${If} $1 P<> 0
    ${IUnknown::QueryInterface} $1 '("${IID_IPersistFile}", .r2)'
    ${IUnknown::QueryInterface} $1 '("${IID_IPropertyStore}", .r3)'
    ${If} $2 P<> 0
    ${AndIf} $3 P<> 0
      ${IPersistFile::Load} $2 '("$0", ${STGM_READWRITE})'
      !insertmacro AppUserModelId "${IDENTIFIER}" r4 r5 r6
      ${IPropertyStore::SetValue} $3 '($4, $5)'
      ${IPropertyStore::Commit} $3 ""
      ${IPersistFile::Save} $2 '("$0", 1)'
      System::Free $6
      System::Free $5
      System::Free $4
    ${EndIf}
    !insertmacro ComHlpr_SafeRelease $3
    !insertmacro ComHlpr_SafeRelease $2
    ${IUnknown::Release} $1 ""
  ${EndIf}
  Pop $6
  Pop $5
  Pop $4
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd
