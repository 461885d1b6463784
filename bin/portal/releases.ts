import type { Command } from 'commander';
import { deploy } from '#lib/cli/deploy.ts';
import { inPortal } from './terminal.ts';

type Options = { readonly only?: string; readonly wait?: boolean; readonly signWith?: string };

/** `promote` and `rollback`: the bytes of a run, one environment further or back where they ran. */
export function releaseCommands(portal: Command): void {
  way(portal, 'promote', 'give an environment the same bytes that a run deployed to the one before it');
  way(portal, 'rollback', 'give an environment the bytes of one of its earlier runs again');
}

function way(portal: Command, name: 'promote' | 'rollback', what: string): void {
  portal
    .command(`${name} <environment> <run>`)
    .description(`${what}; planned and approved like any other request`)
    .option('--only <components>', 'these alone of what the run’s request deployed, by name: network,shop')
    .option('--wait', 'wait for approvals instead of ending with 3')
    .option('--sign-with <key>', 'SSH key that signs the request, where the environment asks for proof')
    .action((environment: string, run: string, options: Options, command) =>
      inPortal(command, (context) =>
        deploy(context, {
          ...{ environment, lane: 'all', ref: run, wait: options.wait === true, local: false },
          origin: { kind: name === 'promote' ? 'promote' : 'roll-back', run: runNumber(run) },
          ...(options.only ? { only: options.only.split(',').map((each) => each.trim()) } : {}),
          ...(options.signWith ? { signWith: options.signWith } : {}),
        }),
      ),
    );
}

/** `41` and `#41`. */
function runNumber(text: string): number {
  const number = Number(text.startsWith('#') ? text.slice(1) : text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`${text} is no run: write its number, such as 41`);
  return number;
}
