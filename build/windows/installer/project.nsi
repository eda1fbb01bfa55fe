Unicode true

# The installer for Windows. `go run ./build package` calls it with the two programs and the scope "user", so that no
# administrator is needed; Wails writes wails_tools.nsh beside it, from wails.json.

!define PRODUCT_EXECUTABLE "zhangfang-window.exe"
!include "wails_tools.nsh"

VIProductVersion "${INFO_PRODUCTVERSION}.0"
VIFileVersion    "${INFO_PRODUCTVERSION}.0"
VIAddVersionKey "CompanyName"     "${INFO_COMPANYNAME}"
VIAddVersionKey "FileDescription" "${INFO_PRODUCTNAME} Installer"
VIAddVersionKey "ProductVersion"  "${INFO_PRODUCTVERSION}"
VIAddVersionKey "FileVersion"     "${INFO_PRODUCTVERSION}"
VIAddVersionKey "LegalCopyright"  "${INFO_COPYRIGHT}"
VIAddVersionKey "ProductName"     "${INFO_PRODUCTNAME}"

ManifestDPIAware true

!include "MUI2.nsh"
!define MUI_ICON "..\icon.ico"
!define MUI_UNICON "..\icon.ico"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "..\..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

Name "${INFO_PRODUCTNAME}"
OutFile "..\..\bin\zhangfang-${INFO_PRODUCTVERSION}-windows-${ARCH}-installer.exe"
InstallDir "$LOCALAPPDATA\Programs\Zhangfang"
ShowInstDetails show

Function .onInit
   !insertmacro wails.checkArchitecture
FunctionEnd

Section
    !insertmacro wails.setShellContext
    !insertmacro wails.webview2runtime

    SetOutPath $INSTDIR
    !insertmacro wails.files
    File "..\..\bin\zhangfang.exe"
    File "..\..\..\LICENSE"
    File "..\..\bin\THIRD-PARTY.txt"
    File "..\book.ico"

    # A double click on a book opens it. Wails has a macro for this, which leaves the program's path without quotes: a user
    # whose name has a space could not open a book.
    WriteRegStr SHELL_CONTEXT "Software\Classes\.zf" "" "Zhangfang.Book"
    WriteRegStr SHELL_CONTEXT "Software\Classes\Zhangfang.Book" "" "${INFO_PRODUCTNAME}账套"
    WriteRegStr SHELL_CONTEXT "Software\Classes\Zhangfang.Book\DefaultIcon" "" "$INSTDIR\book.ico"
    WriteRegStr SHELL_CONTEXT "Software\Classes\Zhangfang.Book\shell\open\command" "" '"$INSTDIR\${PRODUCT_EXECUTABLE}" "%1"'
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

    CreateShortcut "$SMPROGRAMS\${INFO_PRODUCTNAME}.lnk" "$INSTDIR\${PRODUCT_EXECUTABLE}"
    CreateShortCut "$DESKTOP\${INFO_PRODUCTNAME}.lnk" "$INSTDIR\${PRODUCT_EXECUTABLE}"

    !insertmacro wails.writeUninstaller
SectionEnd

# Takes away what was installed, by name: books are the user's, wherever they are, and nobody knows what else is in the
# folder that was chosen.
Section "uninstall"
    !insertmacro wails.setShellContext

    RMDir /r "$AppData\${PRODUCT_EXECUTABLE}" # what WebView2 keeps
    Delete "$INSTDIR\${PRODUCT_EXECUTABLE}"
    Delete "$INSTDIR\zhangfang.exe"
    Delete "$INSTDIR\LICENSE"
    Delete "$INSTDIR\THIRD-PARTY.txt"
    Delete "$INSTDIR\book.ico"
    ReadRegStr $0 SHELL_CONTEXT "Software\Classes\.zf" ""
    ${If} $0 == "Zhangfang.Book"
        DeleteRegKey SHELL_CONTEXT "Software\Classes\.zf"
    ${EndIf}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Zhangfang.Book"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
    Delete "$SMPROGRAMS\${INFO_PRODUCTNAME}.lnk"
    Delete "$DESKTOP\${INFO_PRODUCTNAME}.lnk"

    !insertmacro wails.deleteUninstaller
    RMDir "$INSTDIR"
SectionEnd
