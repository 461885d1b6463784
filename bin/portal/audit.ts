import type { Command } from 'commander';
import { auditAnchor, auditVerify, auditVerifyFile } from '#lib/cli/audit-verify.ts';
import { runnerKeysHere } from '#lib/runtime/cli.ts';
import { inPortal, outputOf } from './terminal.ts';

/** `audit …`: the chain and its anchors. */
export function auditCommands(portal: Command): void {
  const audit = portal.command('audit').description('the audit chain');
  audit
    .command('verify')
    .description('check that every entry follows from the one before, and what runners have signed of it')
    .option('--file <export>', 'an exported file instead of a portal')
    .option('--anchor <file>', 'an anchor kept elsewhere: `portal audit anchor >> file`')
    .option('--runner-key <key...>', 'public keys of runners; else proof.runnerKeys of portal.yaml here')
    .action(async (options: { file?: string; anchor?: string; runnerKey?: string[] }, command: Command) => {
      if (options.file) process.exitCode = auditVerifyFile(options.file, outputOf(command.optsWithGlobals()));
      else
        await inPortal(command, (context) =>
          auditVerify(context, {
            runnerKeys: options.runnerKey ?? runnerKeysHere(),
            ...(options.anchor && { anchorFile: options.anchor }),
          }),
        );
    });
  audit
    .command('anchor')
    .description('print the newest anchor, to be kept elsewhere')
    .action((_, command) => inPortal(command, auditAnchor));
}
