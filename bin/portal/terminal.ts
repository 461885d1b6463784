import type { Command } from 'commander';
import type { CliContext } from '#lib/cli/context.ts';
import { type ExitCode, output } from '#lib/cli/output.ts';
import { withPortal } from '#lib/runtime/cli.ts';

/** What every command knows: no command may have an option of one of these names. */
export type Common = { readonly json?: boolean; readonly as?: string; readonly portal?: string };

export const outputOf = ({ json }: Common) => output(json === true, process.stdout, process.stderr);

/** Which portal is meant, and as whom. */
export const whereOf = (common: Common) => ({
  out: outputOf(common),
  ...(common.as && { as: common.as }),
  ...(common.portal && { portal: common.portal }),
});

/** Runs a command in the portal that its options mean; what it returns is the exit code. */
export async function inPortal(
  command: Command,
  run: (context: CliContext) => Promise<ExitCode>,
): Promise<void> {
  process.exitCode = await withPortal(whereOf(command.optsWithGlobals()), run);
}
