"""``rehab completion``: the Tab key finishes commands, options and names of files."""

import click

from rehab.console.terminal import show

VARIABLE = "_REHAB_COMPLETE"  # how click's script asks the program


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the lines that let SHELL finish what you type with the Tab key.

    Nothing is changed by it. Put the line for your shell at the end of its file, and
    open a new terminal. It is for the installed command, rehab.

    \b
    ~/.bashrc                    eval "$(rehab completion bash)"
    ~/.zshrc                     eval "$(rehab completion zsh)"
    ~/.config/fish/config.fish   rehab completion fish | source
    """
    from click.shell_completion import get_completion_class

    from rehab.commands.asking import misuse, say
    from rehab.console.called import called

    if called() != "rehab":
        misuse(say("no_completion"))
    script = get_completion_class(shell)
    assert script  # noqa: S101 - one of the choices
    program = context.find_root().command
    show(script(program, {}, "rehab", VARIABLE).source())
