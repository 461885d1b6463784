import { type Command, Option } from 'commander';
import { discoverSystems } from '#lib/cli/discover.ts';
import { inPortal } from './terminal.ts';

const list = (text: string): readonly string[] => text.split(/[\s,]+/).filter((each) => each !== '');

/** `discover`: proposes systems from what is deployed. */
export function discoverCommands(portal: Command): void {
  portal
    .command('discover')
    .description(
      'look through accounts, propose systems and write what to put into portal.yaml; changes nothing',
    )
    .option(
      '--account <ids>',
      'account IDs, with commas, spaces or lines between; 111122223333=role where the role has another name',
      list,
      [],
    )
    .addOption(
      new Option('--accounts <from>', "the active accounts of the role's organization").choices([
        'organization',
      ]),
    )
    .option(
      '--organization-role <arn>',
      "role of the organization's management account, or of a delegated administrator, that may list its accounts",
    )
    .requiredOption('--region <names>', 'regions, with commas between', list)
    .option('--role <name>', 'name of the read role in each account (infra/portal/onboard)', 'yagura-read')
    .option('--external-id <id>', "the role's external ID, where it asks for one")
    .action((options: Options, command: Command) => {
      if ((options.accounts === undefined) !== (options.organizationRole === undefined))
        command.error('error: --accounts organization and --organization-role go together');
      if (options.account.length === 0 && options.accounts === undefined)
        command.error('error: name accounts by --account, or --accounts organization');
      return inPortal(command, (context) =>
        discoverSystems(context, {
          ...{ accounts: options.account, regions: options.region, role: options.role },
          ...(options.organizationRole ? { organizationRole: options.organizationRole } : {}),
          ...(options.externalId ? { externalId: options.externalId } : {}),
        }),
      );
    });
}

type Options = {
  readonly account: readonly string[];
  readonly accounts?: 'organization';
  readonly organizationRole?: string;
  readonly region: readonly string[];
  readonly role: string;
  readonly externalId?: string;
};
