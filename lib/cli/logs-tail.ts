import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import { type LineFilter, readFilter, readPattern } from '#lib/domain/logs/query/filter.ts';
import { rendering } from '#lib/domain/logs/rendering.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { toIso } from '#lib/domain/time.ts';
import { logGroupsReading } from '#lib/queries/reading.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';

export type TailOptions = {
  readonly environment: string;
  readonly groups: readonly string[];
  /** Lambda's own lines too. */
  readonly platform?: boolean;
  /** Of `docs/log-queries.md`. */
  readonly query?: string;
  /** Of CloudWatch's. */
  readonly pattern?: string;
};

/** Follows log groups until Ctrl-C. With `--json` one event a line; gaps are told whatever is looked for. */
export async function logsTail(context: CliContext, options: TailOptions): Promise<ExitCode> {
  const { out } = context;
  const environment = await context.environment(options.environment);
  const labelOf = labels(await knownGroups(context, environment));
  const filter = wanted(options, labelOf);
  if ('wrong' in filter) {
    out.progress(filter.wrong);
    return EXIT.usage;
  }
  for await (const event of await context.tail(environment, options.groups)) {
    if (event.kind === 'line') {
      const { line, late } = event;
      if (options.platform === false && line.level === 'PLATFORM') continue;
      if (!filter.test(line)) continue;
      if (out.json) out.stream(event);
      else out.line(`${lineText(line, labelOf)}${late ? ' (late)' : ''}`);
    } else if (out.json) out.stream(event);
    else if (event.kind === 'gap') {
      out.progress(`-- gap in ${event.group}: ${toIso(event.from)} to ${toIso(event.to)}: ${event.cause}`);
    } else if (event.state !== 'live') {
      out.progress(`-- ${event.group} is ${event.state}, verified to ${toIso(event.verifiedTo)}`);
    }
  }
  return EXIT.ok;
}

async function knownGroups(context: CliContext, environment: EnvironmentKey): Promise<readonly LogGroup[]> {
  const reading = await context.ask(logGroupsReading, { environment });
  return (reading && shownValue(reading)?.value) ?? [];
}

const labels =
  (groups: readonly LogGroup[]) =>
  (name: string): string =>
    groups.find((each) => each.name === name)?.label ?? name.split('/').at(-1) ?? name;

/** One filter of both options, or what is wrong with one of them. */
function wanted(
  { query, pattern }: TailOptions,
  labelOf: (group: string) => string,
): Pick<LineFilter, 'test'> | { readonly wrong: string } {
  const t = translator('en');
  const filters = [
    ...(query === undefined ? [] : [readFilter(query, labelOf)]),
    ...(pattern === undefined ? [] : [readPattern(pattern)]),
  ];
  const problem = filters.flatMap(({ problems }) => problems)[0];
  if (problem) {
    const near = problem.near.length > 0 ? ` ${t('logs.query.meant')} ${problem.near.join(', ')}?` : '';
    return { wrong: `${t(`logs.query.problem.${problem.code}`, { word: problem.word })}${near}` };
  }
  return { test: (line) => filters.every(({ test }) => test(line)) };
}

const lineText = (line: LogLine, labelOf: (group: string) => string): string =>
  `${toIso(line.at)} ${labelOf(line.group)} ${line.level} ${(line.requestId ?? '').slice(0, 8)} ${rendering(line)}`;
