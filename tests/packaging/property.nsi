; Has Windows read the property that our setup gives a shortcut, and writes down what it understood.

Unicode true
Target ${TARGET}
OutFile "${OUTPUT}"
RequestExecutionLevel user
SilentInstall silent
!include "${SCRIPT}"

!define APP "$PROFILE"
!define PROGRAM_FILE "trimsy-desk.exe"
!define IDENTIFIER "${TEXT}"

Section
  !insertmacro AppUserModelId "${TEXT}" r4 r5 r6
  System::Call 'propsys::PSStringFromPropertyKey(p r4, w .r0, i 128)'
  System::Call 'propsys::PropVariantToString(p r5, w .r1, i 128)'
  FileOpen $2 "$PROFILE\heard.txt" w
  FileWriteUTF16LE $2 "$0 $1"
  FileClose $2
  ${Shortcut} "$PROFILE\property.lnk"
SectionEnd
