import type { Command } from 'commander';
import { cost } from '#lib/cli/cost.ts';
import { diagnose } from '#lib/cli/diagnose.ts';
import { diagramCommand } from '#lib/cli/diagram.ts';
import { DIAGRAM_USAGE } from '#lib/cli/diagram-options.ts';
import { doctor, portalReadiness } from '#lib/cli/doctor.ts';
import { logsTail } from '#lib/cli/logs-tail.ts';
import { programs } from '#lib/cli/programs.ts';
import { withPortal } from '#lib/runtime/cli.ts';
import { type Common, inPortal, outputOf, whereOf } from './terminal.ts';

type TailFlags = {
  readonly function?: string[];
  readonly query?: string;
  readonly filterPattern?: string;
  readonly platform: boolean;
};

/** `logs`, `cost`, `diagram`, `doctor`: what only reads. */
export function readCommands(portal: Command): void {
  portal
    .command('logs')
    .description('read logs')
    .command('tail <environment>')
    .description('follow log groups until Ctrl-C')
    .option('--function <label...>', 'only these, such as api processor')
    .option(
      '--query <text>',
      "only lines that match, such as 'status>=500 -path:/health' (docs/log-queries.md)",
    )
    .option('--filter-pattern <pattern>', "a filter pattern of CloudWatch's, such as '{ $.status >= 500 }'")
    .option('--no-platform', 'without START, END and REPORT')
    .action((environment: string, options: TailFlags, command) =>
      inPortal(command, (context) =>
        logsTail(context, {
          environment,
          groups: options.function ?? [],
          platform: options.platform,
          ...(options.query === undefined ? {} : { query: options.query }),
          ...(options.filterPattern === undefined ? {} : { pattern: options.filterPattern }),
        }),
      ),
    );

  portal
    .command('cost <environment>')
    .description('what an environment costs: quantity × price, source and age of each line')
    .action((environment: string, _, command) => inPortal(command, (context) => cost(context, environment)));

  portal
    .command('diagnose <environment>')
    .description('what is behind its trouble: cause, evidence and way out; 1 when something was found')
    .action((environment: string, _, command) =>
      inPortal(command, (context) => diagnose(context, environment)),
    );

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
}
