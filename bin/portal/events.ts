import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type EventWish, pushDeployEvent } from '#lib/cli/events-push.ts';
import { inPortal } from './terminal.ts';

type Options = Omit<EventWish, 'environment' | 'github'> & { readonly github?: string };

/** `events push`: deploys that are made elsewhere, as markers. */
export function eventCommands(portal: Command): void {
  portal
    .command('events')
    .description('deploys that are made elsewhere')
    .command('push <environment>')
    .description('tell the portal of a deploy that another pipeline has made (token scope events:create)')
    .option('--title <text>', 'what the pipeline calls it')
    .option('--commit <hash>', 'what was deployed')
    .option('--who <name>', 'who released it')
    .option('--link <address>', 'https address of the pipeline')
    .option('--at <time>', 'when, as 2026-11-29T09:30:00Z; now where it is not said')
    .option('--github <file>', 'a deployment_status event of GitHub ($GITHUB_EVENT_PATH)')
    .action((environment: string, { github, ...options }: Options, command: Command) =>
      inPortal(command, (context) =>
        pushDeployEvent(context, {
          ...{ environment, ...options },
          ...(github ? { github: JSON.parse(readFileSync(github, 'utf8')) as unknown } : {}),
        }),
      ),
    );
}
