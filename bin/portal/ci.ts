import { type Command, InvalidArgumentError, Option } from 'commander';
import { putComment } from '#lib/cli/ci/github-comment.ts';
import { LONGEST_NOTE, putNote } from '#lib/cli/ci/gitlab-comment.ts';
import { LONGEST_COMMENT } from '#lib/cli/ci/markdown.ts';
import { ciPlan, type PlanCall, REPORT_LANGUAGES, reportsMarkdown } from '#lib/cli/ci/plan.ts';
import { ciRelease } from '#lib/cli/ci/release.ts';
import { inPortal, outputOf } from './terminal.ts';

type PlanFlags = {
  readonly plan?: string[];
  readonly config: string;
  readonly root: string;
  readonly out: string;
  readonly language: PlanCall['language'];
};
type CommentFlags = {
  readonly report: string[];
  readonly mark: string;
  readonly author: string;
  readonly language: PlanCall['language'];
  readonly repository?: string;
  readonly pullRequest?: string;
  readonly token?: string;
  readonly api: string;
  readonly gitlab?: boolean;
  readonly project?: string;
  readonly mergeRequest?: string;
  readonly gitlabToken?: string;
  readonly gitlabApi: string;
};
type ReleaseFlags = {
  readonly commit?: string;
  readonly gitlabCommit?: string;
  readonly fromRun?: number;
  readonly only?: string;
  readonly wait?: boolean;
  readonly knownWithin: number;
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
    .description('writes reports into one comment of a pull request or merge request, updated in place')
    .requiredOption('--report <file...>', 'report.json files of `ci plan`')
    .option('--mark <text>', 'tells several comments of one pull request apart', 'plan')
    .addOption(language())
    .option('--pull-request <number>', 'its number on GitHub')
    .addOption(new Option('--repository <owner/name>', 'on GitHub').env('GITHUB_REPOSITORY'))
    .addOption(new Option('--token <token>', 'may write comments').env('GITHUB_TOKEN'))
    .addOption(new Option('--api <address>').env('GITHUB_API_URL').default('https://api.github.com'))
    .option('--author <login>', 'whose comment is updated', 'github-actions[bot]')
    .option('--gitlab', 'on a merge request of GitLab instead')
    .addOption(new Option('--merge-request <number>', 'its number on GitLab').env('CI_MERGE_REQUEST_IID'))
    .addOption(new Option('--project <project>', 'id or path on GitLab').env('CI_PROJECT_ID'))
    .addOption(new Option('--gitlab-token <token>', 'scope api; CI_JOB_TOKEN may not').env('GITLAB_TOKEN'))
    .addOption(new Option('--gitlab-api <address>').env('CI_API_V4_URL').default('https://gitlab.com/api/v4'))
    .action(async (flags: CommentFlags, command: Command) => {
      const answer = flags.gitlab ? { note: await noteOf(flags) } : { address: await commentOf(flags) };
      const out = outputOf(command.optsWithGlobals());
      out.line(Object.values(answer)[0] ?? '');
      out.result(answer);
    });
  ci.command('release <environment>')
    .description(
      'has the portal build a commit, or take the bytes of a run, and deploy it; follows it to its end',
    )
    .addOption(
      new Option('--commit <hash>', 'the whole hash; that of the job where it is not said').env('GITHUB_SHA'),
    )
    .addOption(new Option('--gitlab-commit <hash>').env('CI_COMMIT_SHA').hideHelp())
    .option('--from-run <number>', 'the bytes that this run deployed elsewhere, in place of building', count)
    .option('--only <components>', 'these alone, by name: network,shop')
    .option('--wait', 'wait for approvals instead of ending with 3')
    .option(
      '--known-within <seconds>',
      'for how long a commit that the portal has not read is asked for',
      count,
      180,
    )
    .action((environment: string, flags: ReleaseFlags, command: Command) => {
      const { gitlabCommit, fromRun, only, wait, knownWithin } = flags;
      const commit = said(flags.commit ?? gitlabCommit, '--commit');
      return inPortal(command, (context) =>
        ciRelease(context, {
          ...{ environment, commit, wait: wait === true },
          ...{ knownWithinMs: knownWithin * 1_000, againMs: 10_000 },
          ...(fromRun === undefined ? {} : { fromRun }),
          ...(only ? { only: only.split(',').map((each) => each.trim()) } : {}),
        }),
      );
    });
}

/** Room for the mark's own line. */
const ROOM = 128;

function commentOf({ report, mark, language: spoken, author, api, ...flags }: CommentFlags): Promise<string> {
  const repository = said(flags.repository, '--repository');
  const token = said(flags.token, '--token');
  const pullRequest = count(said(flags.pullRequest, '--pull-request'));
  const text = reportsMarkdown(report, spoken, LONGEST_COMMENT - mark.length - ROOM);
  return putComment({ api, repository, pullRequest, token, author }, mark, text);
}

function noteOf({ report, mark, language: spoken, gitlabApi: api, ...flags }: CommentFlags): Promise<string> {
  const project = said(flags.project, '--project');
  const token = said(flags.gitlabToken, '--gitlab-token');
  const mergeRequest = count(said(flags.mergeRequest, '--merge-request'));
  const text = reportsMarkdown(report, spoken, LONGEST_NOTE - mark.length - ROOM);
  return putNote({ api, project, mergeRequest, token }, mark, text);
}

function said(value: string | undefined, option: string): string {
  if (!value) throw new InvalidArgumentError(`${option} is missing, and the job has no variable for it`);
  return value;
}

function count(text: string): number {
  const number = Number(text.startsWith('#') ? text.slice(1) : text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError(`${text} is no number`);
  return number;
}
