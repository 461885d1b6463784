import { toIso } from '#lib/domain/time.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';

export type TailOptions = { readonly environment: string; readonly groups: readonly string[] };

/** Follows log groups until Ctrl-C. With `--json` one event a line. */
export async function logsTail(context: CliContext, { environment, groups }: TailOptions): Promise<ExitCode> {
  const { out } = context;
  const events = await context.tail(await context.environment(environment), groups);
  for await (const event of events) {
    if (out.json) out.stream(event);
    else if (event.kind === 'line') {
      const { at, group, level, requestId = '', fields = {} } = event.line;
      const message = `${event.line.message}${own(fields)}`;
      out.line(
        `${toIso(at)} ${group.split('/').at(-1)} ${level} ${requestId.slice(0, 8)} ${message}${event.late ? ' (late)' : ''}`,
      );
    } else if (event.kind === 'gap') {
      out.progress(`-- gap in ${event.group}: ${toIso(event.from)} to ${toIso(event.to)}: ${event.cause}`);
    } else if (event.state !== 'live') {
      out.progress(`-- ${event.group} is ${event.state}, verified to ${toIso(event.verifiedTo)}`);
    }
  }
  return EXIT.ok;
}

/** What every Powertools line carries, or what has a column of its own. */
const COMMON =
  /^(level|message|timestamp|service|requestId|xray_trace_id|sampling_rate|cold_start|function_.*)$/;

const own = (fields: Readonly<Record<string, unknown>>): string =>
  Object.entries(fields)
    .filter(([name]) => !COMMON.test(name))
    .map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('');
