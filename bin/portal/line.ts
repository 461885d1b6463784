import type { Command } from 'commander';
import { showLine, switchLine } from '#lib/cli/line.ts';
import { inPortal } from './terminal.ts';

/** `line …`: the one switch for everything, and freezes. */
export function lineCommands(portal: Command): void {
  const line = portal
    .command('line')
    .description('whether anything is applied at all, what is frozen, and what that holds back')
    .action((_, command) => inPortal(command, showLine));

  for (const to of ['stop', 'start'] as const)
    line
      .command(to)
      .description(to === 'stop' ? 'begin no apply in any environment' : 'let what is held back go on')
      .requiredOption('--reason <text>', 'everybody who is held back reads it')
      .action((options: { reason: string }, command) =>
        inPortal(command, (context) => switchLine(context, to, options.reason)),
      );
}
