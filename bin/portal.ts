import { Command, CommanderError } from 'commander';
import { EXIT } from '#lib/cli/output.ts';
import { COMMAND_GROUPS } from './portal/groups.ts';

// `npm run portal -- <command>`: the same engine without the browser. The words of each command are in bin/portal, what it
// does is in lib/cli, one file a command.

// `… | head` closes the pipe: that is the reader's wish, not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

const portal = new Command('portal')
  .description(
    'Yagura on the command line. Exit codes: 0 done, 1 failed, 2 wrong call or missing prerequisite, 3 waits for approval, 4 refused',
  )
  .option('--json', 'one JSON value on stdout instead of lines')
  .option(
    '--portal <address>',
    'a portal far away, with the token of `portal login` or YAGURA_TOKEN; or YAGURA_URL',
  )
  .option('--as <account>', 'demo account to act as (only beside the embedded cloud)')
  .showHelpAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage));

for (const register of COMMAND_GROUPS) register(portal);

try {
  await portal.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitOf(error);
}

function exitOf(error: unknown) {
  if (!(error instanceof Error)) return EXIT.failed;
  // What only the command itself knows to be a wrong call.
  if (error.name === 'NothingHere' || error instanceof CommanderError) return EXIT.usage;
  return error.name === 'NotAllowed' ? EXIT.denied : EXIT.failed;
}
