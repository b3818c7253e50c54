"""What goes wrong, at Microsoft's, on the way there and in the computer."""

from datetime import timedelta
from random import Random

from desktop.practice.faults import Fault as CloudFault
from tests.simulation.world import World

_DEATHS = ["create", "change", "delete", "COMMIT", "ledger", "INSERT", "UPDATE"]


class Mishaps:
    def __init__(self, world: World, chance: Random) -> None:
        self._world = world
        self._chance = chance

    def pass_by(self) -> None:
        """Let what has lasted for a while come to its end, perhaps."""
        world = self._world
        if world.weather.offline and self._chance.random() < 0.3:
            world.tell("the network is back")
            world.weather.offline = False
        if world.second is not None and self._chance.random() < 0.4:
            world.tell(f"{world.second.life.name} is closed")
            world.second.close()
            world.second = None

    # Microsoft and the way there

    def gust(self) -> None:
        gust = self._world.weather.blow_up(self._chance)
        which = f" for {gust.ask}" if gust.ask else ""
        self._world.tell(f"fault: {gust.fault}{which}, {gust.left} times")

    def go_offline(self) -> None:
        self._world.tell("the network is gone")
        self._world.weather.offline = True

    def policy(self) -> None:
        faults = self._world.cloud.faults
        fault = self._chance.choice([CloudFault.LOBBY_OVERRIDDEN, CloudFault.PASSCODE_FORCED])
        self._world.tell(f"policy: {fault} is switched")
        if faults.is_on(fault):
            faults.switch_off(fault)
        else:
            faults.switch_on(fault)

    def licence(self) -> None:
        self._world.unlicensed = not self._world.unlicensed
        self._world.tell(f"licence: {'taken away' if self._world.unlicensed else 'given back'}")

    def lose_access(self) -> None:
        if self._chance.random() < 0.5:
            self._world.tell("access tokens expire")
            self._world.cloud.expire_access_tokens()
        else:
            self._world.tell("the grant is revoked")
            self._world.cloud.faults.switch_on(CloudFault.GRANT_REVOKED)

    def other_hands(self) -> None:
        """Let somebody delete or change a meeting in Teams."""
        world, held = self._world, sorted(self._world.microsoft.held)
        if not held:
            return
        one = self._chance.choice(held)
        how = self._chance.choice(["delete", "subject", "lobby", "times"])
        world.tell(f"in Teams: {how} of {world.watch.name(one)}")
        world.handled.add(one)
        starts = world.clock.now.replace(microsecond=0) + timedelta(days=self._chance.randint(1, 9))
        times = {"startDateTime": starts, "endDateTime": starts + timedelta(minutes=30)}
        match how:
            case "delete":
                world.cloud.delete_meeting(one)
            case "subject":
                world.cloud.change_meeting(one, subject="Changed in Teams")
            case "lobby":
                lobby = {"scope": "everyone", "isDialInBypassEnabled": True}
                world.cloud.change_meeting(one, lobbyBypassSettings=lobby)
            case "times":
                stamps = {name: time.isoformat() for name, time in times.items()}
                world.cloud.change_meeting(one, **stamps)
        world.microsoft.look_again(world.clock.now)

    # the computer

    def doom(self) -> None:
        """Let the process die soon: at some statement, call or line of the ledger."""
        life = self._world.present().life
        if self._chance.random() < 0.5:
            life.meet("", self._chance.randrange(150))
        else:
            life.meet(self._chance.choice(_DEATHS), self._chance.randrange(3))
        self._world.tell(f"{life.name} will die")

    def restart(self) -> None:
        self._world.tell("the app is closed")
        self._world.close_apps()
        self._world.app = self._world.start()

    def jump(self) -> None:
        span = self._chance.choice([-86_400 * 3, -7_200, -30, 30, 7_200, 86_400 * 3])
        self._world.tell(f"the clock jumps by {span} s")
        self._world.clock.now += timedelta(seconds=span)
        self._world.watch.clock_set_back(timedelta(seconds=max(0, -span)))

    def start_second_app(self) -> None:
        world = self._world
        if world.second is None:
            world.second = world.start()
            if self._chance.random() < 0.3:
                world.second.life.meet("", self._chance.randrange(150))

    def copy_book(self) -> None:
        self._world.tell("the book is copied")
        self._world.disk.copy_book("copy.db")
        self._world.has_copy = True

    def put_book_back(self) -> None:
        if self._world.has_copy:
            self._world.tell("the book is put back")
            self._world.put_back("copy.db")
