import type { Command } from 'commander';
import { discoverSystems } from '#lib/cli/discover.ts';
import { inPortal } from './terminal.ts';

const list = (text: string): readonly string[] => text.split(',').map((each) => each.trim());

/** `discover`: proposes systems from what is deployed. */
export function discoverCommands(portal: Command): void {
  portal
    .command('discover')
    .description(
      'look through accounts, propose systems and write what to put into portal.yaml; changes nothing',
    )
    .requiredOption('--account <ids>', 'account IDs, with commas between', list)
    .requiredOption('--region <names>', 'regions, with commas between', list)
    .option('--role <name>', 'name of the read role in each account (infra/portal/onboard)', 'yagura-read')
    .option('--external-id <id>', "the role's external ID, where it asks for one")
    .action(
      (
        options: { account: readonly string[]; region: readonly string[]; role: string; externalId?: string },
        command,
      ) =>
        inPortal(command, (context) =>
          discoverSystems(context, {
            ...{ accounts: options.account, regions: options.region, role: options.role },
            ...(options.externalId ? { externalId: options.externalId } : {}),
          }),
        ),
    );
}
