"""What macOS reads about the app (Info.plist), besides what PyInstaller's BUNDLE knows itself.

Which keys there are, and what they mean: "Information Property List" in Apple's documentation.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
import contents
import product

OLDEST_SYSTEM = "15.0"
"""What PySide6's own libraries say they are built for, though its wheels are offered from 13 on.

bundle.py looks whether it is true of all that is in the app.
"""

PROFILE_TYPE = f"{product.IDENTIFIER}.profile"
"""macOS's own name for a salon's profile."""

ICON = f"{product.PROGRAM}.icns"


def entries() -> dict[str, object]:
    """Return the keys and values for BUNDLE's ``info_plist``."""
    return {
        "CFBundleVersion": product.version(),
        "CFBundleDevelopmentRegion": "en",
        # macOS offers an app these languages only, and Qt takes the one that macOS chose
        "CFBundleLocalizations": ["en", *sorted(contents.languages())],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Salon profile",
                "CFBundleTypeRole": "Viewer",
                "CFBundleTypeIconFile": ICON,
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [PROFILE_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": PROFILE_TYPE,
                "UTTypeDescription": "Salon profile",
                "UTTypeIconFile": ICON,
                "UTTypeConformsTo": ["public.utf8-plain-text"],  # so that Quick Look shows it
                "UTTypeTagSpecification": {
                    "public.filename-extension": [product.PROFILE_SUFFIX.removeprefix(".")],
                    "public.mime-type": [product.PROFILE_MIME_TYPE],
                },
            }
        ],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": product.PUBLISHER,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # it can be dark
        "NSSupportsAutomaticGraphicsSwitching": True,  # it needs no fast one
    }
