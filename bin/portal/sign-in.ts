import { hostname, userInfo } from 'node:os';
import type { Command } from 'commander';
import { login, logout, openBrowser } from '#lib/cli/login.ts';
import { credentialsFile } from '#lib/cli/remote/credentials.ts';
import { portalAddress } from '#lib/cli/remote/portal-address.ts';
import { loadEnv } from '#lib/config/env.ts';
import { type Common, outputOf } from './terminal.ts';

/** `login` and `logout`, for portals far away. */
export function signInCommands(portal: Command): void {
  portal
    .command('login')
    .description(
      'sign in to a portal far away: confirm a code in a browser; the token is kept for this user alone',
    )
    .action(async (_, command: Command) => {
      const common: Common = command.optsWithGlobals();
      const env = loadEnv();
      process.exitCode = await login({
        portal: portalAddress(common.portal ?? env.YAGURA_URL),
        file: credentialsFile(env),
        machine: `${userInfo().username}@${hostname()}`.slice(0, 80),
        out: outputOf(common),
        signal: AbortSignal.timeout(15 * 60_000),
        open: openBrowser,
      });
    });

  portal
    .command('logout')
    .description('revoke the token of `portal login` and forget it')
    .action(async (_, command: Command) => {
      const common: Common = command.optsWithGlobals();
      process.exitCode = await logout({
        file: credentialsFile(loadEnv()),
        out: outputOf(common),
        signal: AbortSignal.timeout(30_000),
        ...(common.portal && { portal: portalAddress(common.portal) }),
      });
    });
}
