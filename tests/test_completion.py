"""milia completion: static scripts, tried in the shells themselves."""

import os
import re
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path

import pexpect
import pytest

from milia_cli.cli import COMMANDS, command_for
from milia_cli.library import Library, content_root
from milia_cli.model import AUDIENCES
from milia_cli.render.completion import Option, Program, Verb, plain_words
from milia_cli.render.completion_fish import fish
from milia_cli.render.completion_posix import bash, zsh
from milia_cli.render.views.topic import reading_order

from .conftest import skip_without
from .player import Ran, milia
from .process import process

SHELLS = ("bash", "zsh", "fish")
AUDIENCE_WORDS = " ".join(AUDIENCES)
LINES = {
    "milia ": f"{' '.join(COMMANDS)} help",
    "milia i": "info",
    "milia inf ": "",
    "milia help so": "sources",
    "milia info cau": "causes",
    "milia info causes sunsc": "sunscreen",
    "milia info glossary biop": "biopsy",
    "milia info causes sunscreen ": "",
    "milia --plain info timel": "timeline",
    "milia --for newborn info causes rubb": "rubbing",
    "milia compare ": "look-alikes treatments types",
    "milia compare treatments extr": "extraction",
    "milia compare treatments extraction leave": "leave-alone",
    "milia sources BB0": "BB08",
    "milia sources BB08 ": "",
    "milia handout ": "adult parent visit",
    "milia completion ": "bash zsh fish",
    "milia search eye ": "",
    "milia info causes --for ": AUDIENCE_WORDS,
    "milia info causes --for newb": "newborn",
    "milia info --color ": "auto always never",
    "milia info causes --ev": "--evidence",
    "milia compare --car": "--care-about",
    "milia compare treatments --evid": "",
    "milia info myths --from ": "S0 S1",
    "milia --versi": "--version",
    "milia compare treatments --care-about s": "speed scars",
    "milia compare treatments --care-about ": "nothing-done result speed scars pain who-not cost eyes come-back",
    "milia compare look-alikes --care-about sca": "",
    "milia check --where ": "eyelids face body",
    "milia quiz --answer nosuch": "",
}
"""A line that ends where TAB is pressed, and the words that are offered."""


@cache
def script(shell: str) -> str:
    """The script of a shell."""
    ran = milia("completion", shell)
    assert (ran.err, ran.code) == ("", 0)
    return ran.out


@pytest.fixture
def sourced(tmp_path: Path) -> dict[str, Path]:
    """Each shell's script as a file."""
    files = {shell: tmp_path / f"milia.{shell}" for shell in SHELLS}
    for shell, file in files.items():
        file.write_text(script(shell), encoding="utf-8")
    return files


def need(shell: str) -> str:
    """The path of a shell; the test is skipped by its name where there is none."""
    found = shutil.which(shell)
    if found is None:
        skip_without(shell)
    return str(found)


# ---------------------------------------------------------------- bash

ASK = r"""
source "$1"
while IFS= read -r line; do
    read -r -a COMP_WORDS <<<"$line"
    [[ $line == *" " ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _milia
    printf '%s\n' "${COMPREPLY[*]}"
done
"""


def asked_of_bash(file: Path, lines: list[str], **env: str) -> list[str]:
    """What bash would offer at the end of each line: its own function is called as bash calls it."""
    done = subprocess.run(
        [need("bash"), "--norc", "-c", ASK, "bash", str(file)],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"], **env},
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash_offers_what_can_come_next(sourced: dict[str, Path]) -> None:
    """Commands, topics, sections, statements, tables, options, sources, audiences: exactly the words that fit."""
    offered = asked_of_bash(sourced["bash"], list(LINES))
    assert {line: sorted(words.split()) for line, words in zip(LINES, offered, strict=True)} == {
        line: sorted(words.split()) for line, words in LINES.items()
    }


def test_bash_reads_a_value_behind_an_equals_sign(sourced: dict[str, Path]) -> None:
    """bash parts --for=newb into three words."""
    lines = ["milia info --for = newb", "milia info --for = newborn caus", "milia info --for ="]
    assert asked_of_bash(sourced["bash"], lines) == ["newborn", "causes", AUDIENCE_WORDS]


def test_bash_completes_an_answer_of_the_quiz_in_two_steps(sourced: dict[str, Path]) -> None:
    """First the question with its answers, and behind the = the answers alone."""
    ages = [option.id for option in Library(content_root()).quiz().questions[0].options]
    assert Library(content_root()).quiz().questions[0].id == "age"
    lines = ["milia quiz --answer ag", "milia quiz --answer age =", f"milia quiz --answer age = {ages[0][:-1]}"]
    more = f"milia quiz --answer age = {ages[0]} --answer ag"
    full = " ".join(f"age={age}" for age in ages)
    assert asked_of_bash(sourced["bash"], [*lines, more]) == [full, " ".join(ages), ages[0], full]


def test_bash_starts_no_program(sourced: dict[str, Path]) -> None:
    """With nothing on the PATH every answer is the same."""
    assert asked_of_bash(sourced["bash"], list(LINES), PATH="/nowhere") == asked_of_bash(sourced["bash"], list(LINES))


def test_bash_offers_files_where_a_file_is_wanted(sourced: dict[str, Path], tmp_path: Path) -> None:
    """Paths for -o, --answers and a label; folders for --content and validate."""
    (tmp_path / "a label.txt").touch()
    (tmp_path / "a folder").mkdir()
    start = f"{tmp_path}/a"
    both, folder = f"{start} folder {start} label.txt", f"{start} folder"
    lines = {"quiz --answers": both, "info -o": both, "validate": folder, "info --content": folder}
    offered = asked_of_bash(sourced["bash"], [f"milia {line} {start}" for line in lines])
    assert [sorted(words.split(f"{tmp_path}/")) for words in offered] == [
        sorted(words.split(f"{tmp_path}/")) for words in lines.values()
    ]


def test_a_registered_function_answers_tab(sourced: dict[str, Path]) -> None:
    """bash itself knows the function as the completion of milia."""
    done = subprocess.run(
        [need("bash"), "--norc", "-c", 'source "$1"; complete -p milia', "bash", str(sourced["bash"])],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "complete -F _milia milia\n"


# ---------------------------------------------------------------- zsh, fish, and all three by hand


def test_fish_offers_what_can_come_next(sourced: dict[str, Path]) -> None:
    """The same words as in bash, found by fish's own `complete -C`."""
    shell = need("fish")
    ask = "source $argv[1]; for line in $argv[2..]; complete -C $line | string split -f1 \\t; echo =; end"
    env = {"PATH": os.environ["PATH"], "HOME": str(sourced["fish"].parent)}
    command = [shell, "--no-config", "-c", ask, str(sourced["fish"]), *LINES]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    offered = [sorted(words.split()) for words in done.stdout.split("=\n")[:-1]]
    assert done.stderr == ""
    assert dict(zip(LINES, offered, strict=True)) == {line: sorted(words.split()) for line, words in LINES.items()}


TYPED = {
    "milia info cau\t": "info causes",
    "milia info causes sunsc\t": "info causes sunscreen",
    "milia hando\t vis\t": "handout visit",
    "milia compare treatm\t extractio\t leave\t": "compare treatments extraction leave-alone",
    "milia sources BB0\t": "sources BB08",
    "milia info causes --for newb\t": "info causes --for newborn",
    "milia --pla\t info timel\t": "--plain info timeline",
    "milia help valid\t": "help validate",
    "milia completion zs\t": "completion zsh",
    "milia info --for=newb\t": "info --for=newborn",
    "milia info 'cau\t": "info causes",
    'milia info "cau\t': "info causes",
    "milia handout visit --answers my\t": "handout visit --answers my own answers.yaml",
    "milia handout parent -o my\\ ow\t": "handout parent -o my own answers.yaml",
}
"""What is typed, TAB and all, and the arguments that milia gets."""
START = {
    "bash": (["--norc", "--noprofile"], 'milia() { echo "GOT<$*>"; }\n'),
    "zsh": (["-f"], 'autoload -Uz compinit; compinit -D -u; milia() { print -r -- "GOT<$*>"; }\n'),
    "fish": (["--no-config"], 'function milia; echo "GOT<$argv>"; end\n'),
}
"""How each is started without anybody's settings, and a milia that says what it gets."""


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_tab_works_at_a_prompt(shell: str, sourced: dict[str, Path]) -> None:
    """In a real terminal: what is typed with TABs arrives whole at milia, quotes and files with spaces too."""
    (options, prepare), file = START[shell], sourced[shell]
    file.write_text(prepare + script(shell) + "echo READY\n", encoding="utf-8")
    env = {"PATH": os.environ["PATH"], "HOME": str(file.parent), "TERM": "dumb", "LANG": "C.UTF-8"}
    (file.parent / "my own answers.yaml").touch()
    with pexpect.spawn(need(shell), [*options, "-i"], 20, env=env, encoding="utf-8", cwd=file.parent) as child:
        child.setwinsize(50, 200)
        child.sendline(f"source '{file}'")
        child.expect("READY")
        for typed, arguments in TYPED.items():
            for part in re.findall("[^\t]*\t", typed):
                child.send(part)
                time.sleep(0.2)
            child.send("\r")
            child.expect(r"GOT<([^>]*)>")
            assert child.match.group(1).split() == arguments.split()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_sound(shell: str, sourced: dict[str, Path]) -> None:
    """Each shell reads its script without a complaint."""
    done = subprocess.run([need(shell), "-n", str(sourced[shell])], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# ---------------------------------------------------------------- what the scripts hold


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_holds_everything_that_can_be_typed(shell: str) -> None:
    """Every command, option, topic, section, table, table option, source, handout and audience."""
    held = set(re.findall(r"[A-Za-z0-9][A-Za-z0-9.-]*", script(shell)))
    library = Library(content_root())
    wanted = {*COMMANDS, *AUDIENCES, *SHELLS, *library.handout_ids()}
    for id in library.topic_ids():
        wanted |= {id, *(section.id for section in library.topic(id).sections)}
    for id in library.table_ids():
        wanted |= {id, *(option.id for option in library.table(id).options)}
    wanted |= {source.id for source in library.sources().sources}
    for verb in COMMANDS:
        for param in command_for(verb).params:
            wanted |= {name.lstrip("-") for name in param.opts if param.param_type_name == "option"}
    assert wanted - held == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_says_what_it_was_made_from_and_how_to_load_it(shell: str) -> None:
    """The first lines; the same call gives the same bytes."""
    said = script(shell)
    assert re.search(rf"(?m)^# milia completion for {shell}, from milia [\d.]+, content [\d.]+\.$", said)
    assert f"milia completion {shell}" in said
    assert milia("completion", shell).out == said


def test_topics_are_offered_in_the_order_of_reading() -> None:
    """As milia info lists them."""
    words = re.search(r"(?m)^ +info:1\) choices='([^']*)'", script("bash"))
    assert words is not None
    assert words[1].split() == reading_order(Library(content_root()).topic_ids())


def test_ids_that_a_shell_could_run_are_left_out() -> None:
    """A content folder cannot bring a command into a script."""
    hostile = ("good-1", "$(touch x)", "a'b", "`x`", "a;b", "--x", "", "a b", "x\ny", "good-1", "S0", "v1.0")
    assert plain_words(hostile) == ("good-1", "S0", "v1.0")


@pytest.mark.parametrize("make", [bash, zsh, fish])
def test_descriptions_are_quoted(make: object) -> None:
    """What a command does is text for the shell, quotes and colons too."""
    assert callable(make)
    said = make(Program("milia 1", (Verb("odd", "it's: odd"),), (Option(("--odd",), ("one",)),)))
    quoted = {bash: "odd help", zsh: r"'odd:it'\''s\: odd'", fish: r"-a odd -d 'it\'s: odd'"}
    assert quoted[make] in said


# ---------------------------------------------------------------- the command

NAMES = "bash, zsh, fish"


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("completion", f"name a shell: {NAMES}.", "milia completion bash"),
        ("completion bsh", 'there is no script for "bsh". Did you mean bash?', "milia completion bash"),
        ("completion fis", 'there is no script for "fis". Did you mean fish?', "milia completion fish"),
        (
            "completion powershell",
            f'there is no script for "powershell". There is one for {NAMES}.',
            "milia completion bash",
        ),
        ("completion bash --json", "a script has one form; leave out --json.", "milia completion bash"),
        ("completion bash --html", "a script has one form; leave out --html.", "milia completion bash"),
    ],
)
def test_an_unknown_shell_is_a_mistake(line: str, message: str, hint: str) -> None:
    """Exit 2, stdout empty, the nearest name, and a command that works."""
    assert milia(*line.split()) == Ran("", f"milia: {message}\nTry: {hint}\n", 2)
    assert milia(*hint.split()[1:]).code == 0


def test_a_script_goes_into_a_file_when_asked(tmp_path: Path) -> None:
    """-o writes it; an existing file stays unless --force."""
    target = tmp_path / "_milia"
    assert milia("completion", "zsh", "-o", str(target)) == Ran("", f"Wrote {target}.\n", 0)
    assert target.read_text(encoding="utf-8") == script("zsh")
    assert milia("completion", "zsh", "-o", str(target)).code == 2
    assert milia("completion", "fish", "-o", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8") == script("fish")


def test_nothing_is_installed(tmp_path: Path) -> None:
    """The home folder is as it was, whatever the shell."""
    for shell in SHELLS:
        done = process("completion", shell, env={"HOME": str(tmp_path), "SHELL": f"/bin/{shell}"})
        assert (done.err, done.code) == (b"", 0)
    assert list(tmp_path.iterdir()) == []
