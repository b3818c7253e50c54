"""What to tell a person about each kind of trouble."""

from desktop.core.advice_account import ACCOUNT
from desktop.core.advice_permission import PERMISSION
from desktop.core.advice_registration import REGISTRATION
from desktop.core.advice_work import WORK
from desktop.core.kinds import Advice, Kind

ADVICE: dict[Kind, Advice] = REGISTRATION | ACCOUNT | PERMISSION | WORK
