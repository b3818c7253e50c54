"""Who looks after updates where the administrator forbids the app to ask for new versions."""

from PySide6.QtCore import QCoreApplication

from desktop.services import places

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def forbidden_words(problem: str) -> str:
    """Say it; ``problem`` names the file that decides and what is wrong in it, or is empty."""
    words = translate("updates", "Your IT looks after updates on this computer.")
    if not problem:
        return words
    more = translate(
        "updates",
        "But the file in which they decide cannot be read. Tell them: {problem} (in {folder})",
    )
    return f"{words}\n{more.format(problem=problem, folder=places.site_config_dir())}"
