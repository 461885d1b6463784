import type { Command } from 'commander';
import { checkConfig, upgradeConfig } from '#lib/cli/config.ts';
import { loadEnv } from '#lib/config/env.ts';
import { outputOf } from './terminal.ts';

/** `config`: what reads `portal.yaml` and nothing else. */
export function configCommands(portal: Command): void {
  const config = portal.command('config').description('check or upgrade portal.yaml');
  config
    .command('check [file]')
    .description('read it as the processes do, and say what each environment has')
    .action((file: string | undefined, _, command: Command) => {
      process.exitCode = checkConfig(outputOf(command.optsWithGlobals()), file ?? loadEnv().YAGURA_CONFIG);
    });
  config
    .command('upgrade [file]')
    .description('print a file of version 1 as version 2 says the same')
    .option('--write', 'write it in its place')
    .action((file: string | undefined, options: { write?: boolean }, command: Command) => {
      const out = outputOf(command.optsWithGlobals());
      process.exitCode = upgradeConfig(out, file ?? loadEnv().YAGURA_CONFIG, options.write === true);
    });
}
