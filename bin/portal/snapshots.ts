import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { pushStateSnapshot } from '#lib/cli/snapshot-push.ts';
import { inPortal } from './terminal.ts';

type Options = { readonly state?: string; readonly plan?: string };

/** `snapshot push`: states that a team's own pipeline reads. */
export function snapshotCommands(portal: Command): void {
  portal
    .command('snapshot')
    .description('states that another pipeline reads')
    .command('push <environment> <name>')
    .description(
      'give the portal a state that watch.pushed names, masked on this machine first (token scope snapshots:create)',
    )
    .option('--state <file>', 'what terraform show -json has written of the state; - is standard input')
    .option('--plan <file>', 'what terraform show -json has written of a plan: the state before it is pushed')
    .action((environment: string, name: string, { state, plan }: Options, command: Command) => {
      const file = state ?? plan;
      if (file === undefined || (state !== undefined && plan !== undefined))
        throw new InvalidArgumentError('give either --state or --plan');
      const text = readFileSync(file === '-' ? 0 : file, 'utf8');
      return inPortal(command, (context) =>
        pushStateSnapshot(context, { environment, name, kind: state === undefined ? 'plan' : 'state', text }),
      );
    });
}
