import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePortalConfig, problemText } from '#lib/config/parse.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { LOCALES, type Locale } from '#lib/words/locale.ts';
import { translator } from '#lib/words/translate.ts';
import { fileBeside } from '../file-beside.ts';
import { EXIT, type ExitCode, type Output } from '../output.ts';
import { planMarkdown } from './markdown.ts';
import { planReport } from './report.ts';
import { readReport } from './report-file.ts';

/** Languages that a report is written in. */
export const REPORT_LANGUAGES: readonly Locale[] = LOCALES;

export type PlanCall = {
  readonly environment: string;
  /** `component=file`, as `terraform show -json` printed it. */
  readonly plans: readonly string[];
  readonly config: string;
  /** The root of the repository that the templates lie in. */
  readonly root: string;
  /** Gets `report.json`, `report.md` and `diagram.svg`. */
  readonly out: string;
  readonly language: Locale;
};

/** What a pull request does to an environment, from files alone. Exit code 1 where an input would break. */
export async function ciPlan(out: Output, call: PlanCall): Promise<ExitCode> {
  const environment = environmentOf(call);
  const plans = Object.fromEntries(call.plans.map(planOf));
  const template = (path: string) => {
    const file = join(call.root, path);
    if (!existsSync(file)) return undefined;
    return {
      name: path,
      text: readFileSync(file, 'utf8'),
      beside: (named: string) => fileBeside(file, named),
    };
  };
  const { report, svg } = await planReport(environment, { plans, template }, maskerOf());
  const markdown = planMarkdown(translator(call.language), [report]);
  mkdirSync(call.out, { recursive: true });
  writeFileSync(join(call.out, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(call.out, 'report.md'), markdown);
  writeFileSync(join(call.out, 'diagram.svg'), svg);
  out.line(markdown);
  out.result(report);
  return report.contract.length === 0 ? EXIT.ok : EXIT.failed;
}

/** One Markdown text of several reports, as `ci plan` wrote them. */
export const reportsMarkdown = (files: readonly string[], language: Locale, limit: number): string =>
  planMarkdown(translator(language), files.map(readReport), limit);

function environmentOf({ config, environment }: PlanCall): ConfiguredEnvironment {
  const parsed = parsePortalConfig(readFileSync(config, 'utf8'), config);
  if (!parsed.ok) throw new Error(parsed.error.map(problemText).join('\n'));
  const found = parsed.value.environments.get(environment as ConfiguredEnvironment['key']);
  if (found) return found;
  throw new Error(
    `${config}: no environment ${environment}; known: ${[...parsed.value.environments.keys()].join(', ')}`,
  );
}

function planOf(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Error(`--plan ${text}: write <component>=<file>`);
  return [text.slice(0, at), readFileSync(text.slice(at + 1), 'utf8')];
}
