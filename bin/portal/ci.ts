import { type Command, Option } from 'commander';
import { putComment } from '#lib/cli/ci/github-comment.ts';
import { LONGEST_COMMENT } from '#lib/cli/ci/markdown.ts';
import { ciPlan, type PlanCall, REPORT_LANGUAGES, reportsMarkdown } from '#lib/cli/ci/plan.ts';
import { outputOf } from './terminal.ts';

type PlanFlags = {
  readonly plan?: string[];
  readonly config: string;
  readonly root: string;
  readonly out: string;
  readonly language: PlanCall['language'];
};
type CommentFlags = {
  readonly repository: string;
  readonly pullRequest: string;
  readonly report: string[];
  readonly mark: string;
  readonly author: string;
  readonly language: PlanCall['language'];
  readonly token: string;
  readonly api: string;
};

const language = () =>
  new Option('--language <language>', 'of the report').choices([...REPORT_LANGUAGES]).default('en');

/** `ci`: what a pipeline tells about a pull request; needs no portal. docs/pipelines.md. */
export function ciCommands(portal: Command): void {
  const ci = portal.command('ci').description('for pipelines: what a pull request would change');
  ci.command('plan <environment>')
    .description('a report and a diagram from plan files and templates; 1 where an input would break')
    .option('--plan <component=file...>', '`terraform show -json <plan file>` of a component')
    .option('--config <file>', 'the portal.yaml that names the environment', 'portal.yaml')
    .option('--root <folder>', 'of the repository with the templates', '.')
    .option('--out <folder>', 'gets report.json, report.md and diagram.svg', 'plan-report')
    .addOption(language())
    .action(async (environment: string, { plan = [], ...flags }: PlanFlags, command: Command) => {
      process.exitCode = await ciPlan(outputOf(command.optsWithGlobals()), {
        ...flags,
        environment,
        plans: plan,
      });
    });
  ci.command('comment')
    .description('writes reports into one comment of a pull request on GitHub, updated in place')
    .requiredOption('--report <file...>', 'report.json files of `ci plan`')
    .requiredOption('--pull-request <number>', 'its number')
    .addOption(
      new Option('--repository <owner/name>', 'on GitHub').env('GITHUB_REPOSITORY').makeOptionMandatory(),
    )
    .addOption(new Option('--token <token>', 'may write comments').env('GITHUB_TOKEN').makeOptionMandatory())
    .addOption(new Option('--api <address>').env('GITHUB_API_URL').default('https://api.github.com'))
    .option('--mark <text>', 'tells several comments of one pull request apart', 'plan')
    .option('--author <login>', 'whose comment is updated', 'github-actions[bot]')
    .addOption(language())
    .action(async (flags: CommentFlags, command: Command) => {
      const { report, mark, language: spoken, pullRequest, ...place } = flags;
      const room = LONGEST_COMMENT - mark.length - 64;
      const text = reportsMarkdown(report, spoken, room);
      const address = await putComment({ ...place, pullRequest: Number(pullRequest) }, mark, text);
      const out = outputOf(command.optsWithGlobals());
      out.line(address);
      out.result({ address });
    });
}
