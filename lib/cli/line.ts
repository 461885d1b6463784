import { startLine, stopLine } from '#lib/commands/line/stop.ts';
import type { FreezeOf } from '#lib/domain/deploy/line-page.ts';
import { toIso } from '#lib/domain/time.ts';
import { linePage } from '#lib/queries/line.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';
import { refusedWith } from './refused.ts';

/** Whether the line is stopped, what is frozen now or soon, and what waits for it. */
export async function showLine({ ask, out }: CliContext): Promise<ExitCode> {
  const page = await ask(linePage, {});
  const { stop, freezes, held, underWay } = page;
  out.line(stop ? `stopped by ${stop.by} at ${toIso(stop.at)}: ${stop.why}` : 'the line runs');
  for (const each of freezes) out.line(freezeLine(each));
  for (const { deployment, run } of held)
    out.line(`held back: #${run.number} ${deployment.environment} ${run.component}`);
  out.line(`${underWay} more planned or waiting for approval`);
  out.result(page);
  return EXIT.ok;
}

function freezeLine({ environment, on, coming }: FreezeOf): string {
  if (on)
    return `${environment}: frozen by ${on.window}, ${on.until === undefined ? 'no end known' : `until ${toIso(on.until)}`}`;
  return `${environment}: freezes by ${coming?.window} at ${coming ? toIso(coming.from) : ''}`;
}

/** Keeps every environment as it is, or lets what waited go on. */
export async function switchLine(context: CliContext, to: 'stop' | 'start', why: string): Promise<ExitCode> {
  const answer = await context.ask(to === 'stop' ? stopLine : startLine, { why });
  if (!answer.ok) return refusedWith(context, 'line', answer.error);
  context.out.line(to === 'stop' ? 'the line is stopped' : 'the line runs again');
  context.out.result(answer.value);
  return EXIT.ok;
}
