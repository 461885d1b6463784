import { type Command, Option } from 'commander';
import { approve } from '#lib/cli/approve.ts';
import { deploy } from '#lib/cli/deploy.ts';
import { farPortal } from '#lib/runtime/cli.ts';
import { inPortal } from './terminal.ts';

/** `deploy` and `approve`. */
export function deployCommands(portal: Command): void {
  portal
    .command('deploy <environment>')
    .description('request a deploy and follow it; `dev` means the default system of portal.yaml')
    .addOption(
      new Option('--only <components>', 'these alone, by name: network,shop').conflicts([
        'tfOnly',
        'samOnly',
      ]),
    )
    .addOption(new Option('--tf-only', 'what is of the infrastructure lane alone').conflicts('samOnly'))
    .option('--sam-only', 'what is of the application lane alone')
    .option('--ref <ref>', 'branch, tag or commit', 'HEAD')
    .option('--wait', 'wait for approvals instead of ending with 3')
    .option('--sign-with <key>', 'SSH key that signs the request, where the environment asks for proof')
    .option('--local', 'run a runner in this process meanwhile; it needs the settings of a runner')
    .action(
      async (
        environment: string,
        options: {
          only?: string;
          tfOnly?: boolean;
          samOnly?: boolean;
          ref: string;
          wait?: boolean;
          local?: boolean;
          signWith?: string;
        },
        command,
      ) => {
        const follow = () =>
          inPortal(command, (context) =>
            deploy(context, {
              environment,
              lane: options.tfOnly ? 'infrastructure' : options.samOnly ? 'application' : 'all',
              ...(options.only ? { only: options.only.split(',').map((each) => each.trim()) } : {}),
              ref: options.ref,
              wait: options.wait === true,
              local: options.local === true,
              ...(options.signWith && { signWith: options.signWith }),
            }),
          );
        if (!options.local) return follow();
        if (farPortal(command.optsWithGlobals()))
          throw new Error('--local runs a runner beside the database; a portal far away has its own');
        // Only now: the engine and the AWS SDK take a second to load.
        const { withLocalRunner } = await import('#lib/runtime/local-runner.ts');
        return withLocalRunner(follow);
      },
    );

  portal
    .command('approve <number>')
    .description('print the plan of a run and approve exactly it')
    .option('--sign-with <key>', 'SSH key that signs it, where the environment asks for proof')
    .option('--comment <text>', 'kept with the approval')
    .action((number: string, options: { signWith?: string; comment?: string }, command) =>
      inPortal(command, (context) => approve(context, { number: Number(number), ...options })),
    );
}
