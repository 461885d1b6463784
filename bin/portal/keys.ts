import type { Command } from 'commander';
import { enrollPasskey, enrollSshKey } from '#lib/cli/keys/enroll.ts';
import { openBrowser } from '#lib/cli/login.ts';
import { cliEnv, farPortal } from '#lib/runtime/cli.ts';
import { type Common, inPortal, outputOf } from './terminal.ts';

/** `keys …`: what signs requests and approvals. */
export function keyCommands(portal: Command): void {
  const keys = portal.command('keys').description('keys that sign requests and approvals');
  keys
    .command('enroll')
    .description('make a passkey in a browser, or read an SSH key, and print its line for portal.yaml')
    .option('--ssh <file>', 'a public key, such as ~/.ssh/id_ed25519.pub')
    .action(async (options: { ssh?: string }, command: Command) => {
      const common: Common = command.optsWithGlobals();
      if (options.ssh) {
        const added = new Date().toISOString();
        process.exitCode = enrollSshKey(options.ssh, common.as, added, outputOf(common));
        return;
      }
      const address = farPortal(common)?.portal ?? cliEnv().YAGURA_URL;
      await inPortal(command, (context) => enrollPasskey(context, address.replace(/\/$/, ''), openBrowser));
    });
  keys
    .command('runner')
    .description('the public key of runners that have these settings, for proof.runnerKeys')
    .action(async (_, command: Command) => {
      const { runnerPublicKey } = await import('#lib/runtime/runner-key.ts');
      outputOf(command.optsWithGlobals()).line(runnerPublicKey());
    });
}
