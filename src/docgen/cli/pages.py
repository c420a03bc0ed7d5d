"""Click's own words of a help page, in Thai."""

from __future__ import annotations

import click


class ThaiPage(click.Command):
    """Click's own words of a help page, in Thai."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """After `--only` stand the options for places, which are those of the project in the current folder."""
        params = super().get_params(ctx)
        at = next((place for place, param in enumerate(params, 1) if param.name == "only"), 0)
        if not at:
            return params
        from docgen.cli.options import place_options

        return [*params[:at], *place_options(), *params[at:]]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="วิธีใช้: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("ตัวเลือก"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "แสดงหน้านี้"
        return option


class ThaiGroup(ThaiPage, click.Group):
    """A group's help page lists its commands in the order of a clerk's work, not of the alphabet."""

    command_class = ThaiPage

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = [
            (name, command.get_short_help_str(limit=100))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section("คำสั่ง"):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(self.commands)
