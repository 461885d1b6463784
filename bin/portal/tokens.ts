import type { Command } from 'commander';
import { endToken, listTokens, makeToken } from '#lib/cli/tokens.ts';
import { inPortal } from './terminal.ts';

/** `tokens …`: API tokens. */
export function tokenCommands(portal: Command): void {
  const tokens = portal.command('tokens').description('API tokens, for scripts and pipelines');
  tokens
    .command('create <name>')
    .description('make one; its text is printed once')
    .requiredOption('--scope <action...>', 'what it may do, such as deploys:read deploys:request-application')
    .option(
      '--on <place...>',
      'where: a system (shop/*) or an environment (shop/dev); everywhere when left out',
    )
    .option('--days <n>', 'until it ends, 1 to 365 (90)')
    .action((name: string, options: { scope: string[]; on?: string[]; days?: string }, command) =>
      inPortal(command, (context) =>
        makeToken(context, {
          name,
          scopes: options.scope,
          ...(options.on && { on: options.on }),
          ...(options.days && { days: options.days }),
        }),
      ),
    );
  tokens
    .command('list')
    .description('your tokens; an admin sees all')
    .action((_, command) => inPortal(command, listTokens));
  tokens
    .command('revoke <id>')
    .description('end one at once')
    .option('--any', "somebody else's, as an admin")
    .action((id: string, options: { any?: boolean }, command) =>
      inPortal(command, (context) => endToken(context, id, options.any === true)),
    );
}
