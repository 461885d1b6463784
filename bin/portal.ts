import { hostname, userInfo } from 'node:os';
import { Command, Option } from 'commander';
import { approve } from '#lib/cli/approve.ts';
import { auditAnchor, auditVerify, auditVerifyFile } from '#lib/cli/audit-verify.ts';
import type { CliContext } from '#lib/cli/context.ts';
import { cost } from '#lib/cli/cost.ts';
import { deploy } from '#lib/cli/deploy.ts';
import { diagramCommand } from '#lib/cli/diagram.ts';
import { DIAGRAM_USAGE } from '#lib/cli/diagram-options.ts';
import { doctor, portalReadiness } from '#lib/cli/doctor.ts';
import { enrollPasskey, enrollSshKey } from '#lib/cli/keys/enroll.ts';
import { login, logout, openBrowser } from '#lib/cli/login.ts';
import { logsTail } from '#lib/cli/logs-tail.ts';
import { EXIT, type ExitCode, output } from '#lib/cli/output.ts';
import { programs } from '#lib/cli/programs.ts';
import { credentialsFile } from '#lib/cli/remote/credentials.ts';
import { portalAddress } from '#lib/cli/remote/portal-address.ts';
import { cancelStackUpdate, closeRun, continueStackRollback } from '#lib/cli/run.ts';
import { runShow } from '#lib/cli/run-show.ts';
import { endToken, listTokens, makeToken } from '#lib/cli/tokens.ts';
import { loadEnv } from '#lib/config/env.ts';
import { cliEnv, farPortal, runnerKeysHere, withPortal } from '#lib/runtime/cli.ts';

// `npm run portal -- <command>`: the same engine without the browser. One file a command in lib/cli.

// `… | head` closes the pipe: that is the reader's wish, not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

type Common = { readonly json?: boolean; readonly as?: string; readonly portal?: string };

const portal = new Command('portal')
  .description(
    'Yagura on the command line. Exit codes: 0 done, 1 failed, 2 wrong call, 3 waits for approval, 4 refused',
  )
  .option('--json', 'one JSON value on stdout instead of lines')
  .option(
    '--portal <address>',
    'a portal far away, with the token of `portal login` or YAGURA_TOKEN; or YAGURA_URL',
  )
  .option('--as <account>', 'demo account to act as (only beside the embedded cloud)')
  .showHelpAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage));

const outputOf = ({ json }: Common) => output(json === true, process.stdout, process.stderr);

async function inPortal(command: Command, run: (context: CliContext) => Promise<ExitCode>): Promise<void> {
  const common: Common = command.optsWithGlobals();
  process.exitCode = await withPortal(whereOf(common), run);
}

const whereOf = (common: Common) => ({
  out: outputOf(common),
  ...(common.as && { as: common.as }),
  ...(common.portal && { portal: common.portal }),
});

portal
  .command('deploy <environment>')
  .description('request a deploy and follow it; `dev` means the default system of portal.yaml')
  .addOption(new Option('--tf-only', 'infrastructure alone').conflicts('samOnly'))
  .option('--sam-only', 'application alone')
  .option('--ref <ref>', 'branch, tag or commit', 'HEAD')
  .option('--wait', 'wait for approvals instead of ending with 3')
  .option('--sign-with <key>', 'SSH key that signs the request, where the environment asks for proof')
  .option('--local', 'run a runner in this process meanwhile; it needs the settings of a runner')
  .action(
    async (
      environment: string,
      options: {
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

const runs = portal.command('run').description('runs by their number');

runs
  .command('close <number>')
  .description('end a run that needs attention, once somebody has looked at AWS')
  .requiredOption('--as <end>', 'succeeded or failed')
  .requiredOption('--reason <text>', 'what was seen; kept in its history and in the audit')
  .action((number: string, options: { as: string; reason: string }, command) =>
    inPortal(command, (context) => closeRun(context, Number(number), options)),
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

portal
  .command('approve <number>')
  .description('print the plan of a run and approve exactly it')
  .option('--sign-with <key>', 'SSH key that signs it, where the environment asks for proof')
  .option('--comment <text>', 'kept with the approval')
  .action((number: string, options: { signWith?: string; comment?: string }, command) =>
    inPortal(command, (context) => approve(context, { number: Number(number), ...options })),
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

portal
  .command('logs')
  .description('read logs')
  .command('tail <environment>')
  .description('follow log groups until Ctrl-C')
  .option('--function <label...>', 'only these, such as api processor')
  .action((environment: string, options: { function?: string[] }, command) =>
    inPortal(command, (context) => logsTail(context, { environment, groups: options.function ?? [] })),
  );

portal
  .command('cost <environment>')
  .description('what an environment costs: quantity × price, source and age of each line')
  .action((environment: string, _, command) => inPortal(command, (context) => cost(context, environment)));

portal
  .command('diagram')
  .description('draw an environment, or the Terraform and SAM files of any project')
  .usage('[environment] [options]')
  .addHelpText('after', `\n${DIAGRAM_USAGE}`)
  .allowUnknownOption()
  .allowExcessArguments()
  .action(async (_, command: Command) => {
    const common: Common = command.optsWithGlobals();
    process.exitCode = await diagramCommand(command.args, outputOf(common), (run) =>
      withPortal(whereOf(common), run),
    );
  });

portal
  .command('doctor')
  .description('check programs and connections')
  .action(async (_, command: Command) => {
    const common: Common = command.optsWithGlobals();
    process.exitCode = await doctor(outputOf(common), programs(process.version), () =>
      withPortal(whereOf(common), portalReadiness),
    );
  });

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

portal
  .command('login')
  .description(
    'sign in to a portal far away: confirm a code in a browser; the token is kept for this user alone',
  )
  .action(async (_, command: Command) => {
    const common: Common = command.optsWithGlobals();
    const env = loadEnv();
    process.exitCode = await login({
      portal: portalAddress(common.portal ?? env.YAGURA_URL),
      file: credentialsFile(env),
      machine: `${userInfo().username}@${hostname()}`.slice(0, 80),
      out: outputOf(common),
      signal: AbortSignal.timeout(15 * 60_000),
      open: openBrowser,
    });
  });

portal
  .command('logout')
  .description('revoke the token of `portal login` and forget it')
  .action(async (_, command: Command) => {
    const common: Common = command.optsWithGlobals();
    process.exitCode = await logout({
      file: credentialsFile(loadEnv()),
      out: outputOf(common),
      signal: AbortSignal.timeout(30_000),
      ...(common.portal && { portal: portalAddress(common.portal) }),
    });
  });

const tokens = portal.command('tokens').description('API tokens, for scripts and pipelines');
tokens
  .command('create <name>')
  .description('make one; its text is printed once')
  .requiredOption('--scope <action...>', 'what it may do, such as deploys:read deploys:request-application')
  .option(
    '--on <place...>',
    'where: a system (items/*) or an environment (items/dev); everywhere when left out',
  )
  .option('--days <n>', 'until it ends, 1 to 365 (90)')
  .action((name: string, options: { scope: string[]; on?: string[]; days?: string }, command) =>
    inPortal(command, (context) =>
      makeToken(context, {
        name,
        scopes: options.scope,
        ...(options.on && { on: options.on }),
        ...(options.days && { days: options.days }),
      }),
    ),
  );
tokens
  .command('list')
  .description('your tokens; an admin sees all')
  .action((_, command) => inPortal(command, listTokens));
tokens
  .command('revoke <id>')
  .description('end one at once')
  .option('--any', "somebody else's, as an admin")
  .action((id: string, options: { any?: boolean }, command) =>
    inPortal(command, (context) => endToken(context, id, options.any === true)),
  );

try {
  await portal.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof Error && error.name === 'NotAllowed' ? EXIT.denied : EXIT.failed;
}
