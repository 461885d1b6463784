import type { Diagnosed, Proof, Remedy } from '#lib/domain/diagnose/diagnosis.ts';
import type { WalkedLane } from '#lib/domain/diagnose/lane.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { elapsed, toIso } from '#lib/domain/time.ts';
import { diagnosePage } from '#lib/queries/diagnose-page.ts';
import { durationWords } from '#lib/words/duration.ts';
import { failureWords } from '#lib/words/failure.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { type Translate, translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';

/** What is behind an environment's trouble, with evidence and way out. Exit code 1 when something was found. */
export async function diagnose(portal: CliContext, name: string): Promise<ExitCode> {
  const { out, clock } = portal;
  const environment = await portal.environment(name);
  const { reading, deployed } = await portal.ask(diagnosePage, { environment });
  out.result({ environment, diagnosis: reading ?? null });
  const t = translator('en');
  if (reading?.state === 'failed') out.line(failureWords(t, reading.failure).what);
  const shown = reading && shownValue(reading);
  if (!shown) {
    out.line(`${environment}: nothing was looked at yet`);
    return EXIT.failed;
  }
  const { found, checks } = shown.value;
  for (const [index, each] of found.entries()) {
    for (const line of linesOf(t, each, index + 1)) out.line(line);
    const run = runOf(environment, each.remedy, deployed);
    if (run) out.line(`   ${run}`);
    out.line('');
  }
  for (const check of checks) {
    if (check.state === 'found') continue;
    const why = check.state === 'unread' ? `: ${failureWords(t, check.failure).what}` : '';
    out.line(`${t(`diagnose.check.${check.check}`)}: ${t(`diagnose.state.${check.state}`)}${why}`);
  }
  out.line(`as of ${toIso(shown.asOf)} (${durationWords(t, elapsed(shown.asOf, clock()))} ago)`);
  const whole = reading.state === 'ready' && checks.every(({ state }) => state !== 'unread');
  return found.length === 0 && whole ? EXIT.ok : EXIT.failed;
}

const SIGN: Readonly<Record<Proof['verdict'], string>> = { bad: '✗', fine: '✓', unread: '?' };

function linesOf(
  t: Translate,
  { title, effect, proofs, remedy, lanes = [] }: Diagnosed,
  number: number,
): readonly string[] {
  const file = remedy.kind === 'lines' ? (remedy.file ?? 'file not known') : '';
  const line = remedy.kind === 'lines' && remedy.line !== undefined ? `:${remedy.line}` : '';
  return [
    `${number}. ${reasonWords(t, title)}`,
    `   ${reasonWords(t, effect)}`,
    ...lanes.map((lane) => `   ${wayOf(t, lane)}`),
    ...proofs.map((each) => `   ${SIGN[each.verdict]} ${reasonWords(t, each.reason)} (${each.source})`),
    `   ${t('diagnose.fix')}: ${reasonWords(t, remedy.reason)}`,
    ...(remedy.kind === 'lines'
      ? [`   ${remedy.at} (${file}${line})`, ...remedy.lines.map((each) => `   + ${each}`)]
      : []),
  ];
}

/** What is typed for the run that puts it right; of a commit that nobody deployed from here somebody has to say which. */
function runOf(
  environment: string,
  remedy: Remedy,
  deployed: Readonly<Record<string, string>>,
): string | undefined {
  if (remedy.kind !== 'run') return undefined;
  const commit = (remedy.asDeployed && deployed[remedy.component]) || '<commit>';
  return `npm run portal -- deploy ${environment} --only ${remedy.component} --ref ${commit}`;
}

/** `ap-northeast-1c: interface subnet-1 → route table rtb-1 ✗ no route to 0.0.0.0/0 ⇢ NAT gateway ⇢ internet`. */
function wayOf(t: Translate, { zone, hops, missing }: WalkedLane): string {
  const steps = hops.map(({ kind, id, state }, index) => {
    const before = hops[index - 1]?.state;
    const arrow = index === 0 ? '' : before === 'passed' ? ' → ' : ' ⇢ ';
    const stop = state === 'stopped' && missing ? ` ✗ ${t(`diagnose.stopped.${missing.why}`)}` : '';
    return `${arrow}${[t(`diagnose.hop.${kind}`).replace('\n', ' '), id].filter(Boolean).join(' ')}${stop}`;
  });
  return `${zone}: ${steps.join('')}`;
}
