import type { Command } from 'commander';
import { breakGlassFor, cancelStackUpdate, closeRun, continueStackRollback } from '#lib/cli/run.ts';
import { runShow } from '#lib/cli/run-show.ts';
import { runnerKeysHere } from '#lib/runtime/cli.ts';
import { inPortal } from './terminal.ts';

/** `run …`: one run by its number. */
export function runCommands(portal: Command): void {
  const runs = portal.command('run').description('runs by their number');

  runs
    .command('close <number>')
    .description('end a run that needs attention, once somebody has looked at AWS')
    .requiredOption('--outcome <end>', 'succeeded or failed')
    .requiredOption('--reason <text>', 'what was seen; kept in its history and in the audit')
    .action((number: string, options: { outcome: string; reason: string }, command) =>
      inPortal(command, (context) =>
        closeRun(context, Number(number), { as: options.outcome, reason: options.reason }),
      ),
    );

  runs
    .command('cancel-update <number>')
    .description('ask CloudFormation to give up what it executes for a run')
    .action((number: string, _, command) =>
      inPortal(command, (context) => cancelStackUpdate(context, Number(number))),
    );

  runs
    .command('continue-rollback <number>')
    .description('ask CloudFormation to go on with a rollback that failed')
    .option('--skip <resource...>', 'logical IDs that are left as they are')
    .action((number: string, options: { skip?: string[] }, command) =>
      inPortal(command, (context) => continueStackRollback(context, Number(number), options.skip ?? [])),
    );

  runs
    .command('break-glass <number>')
    .description('let its plan pass a freeze or a stopped line; it takes two people')
    .requiredOption('--reason <text>', 'why it cannot wait; kept in the audit and with the run')
    .action((number: string, options: { reason: string }, command) =>
      inPortal(command, (context) => breakGlassFor(context, Number(number), options.reason)),
    );

  runs
    .command('show <number>')
    .description('its plan, rendered here')
    .option('--verify', 'only what a runner has signed, with the short code to compare')
    .option('--runner-key <key...>', 'public keys of runners; else proof.runnerKeys of portal.yaml here')
    .action((number: string, options: { verify?: boolean; runnerKey?: string[] }, command) =>
      inPortal(command, (context) =>
        runShow(context, {
          number: Number(number),
          verify: options.verify === true,
          runnerKeys: options.runnerKey ?? runnerKeysHere(),
        }),
      ),
    );
}
