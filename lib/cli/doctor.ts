import { SILENT_AFTER } from '#lib/domain/silence.ts';
import { onOneLine } from '#lib/domain/text/one-line.ts';
import { type PortalProcesses, portalProcesses } from '#lib/queries/portal-processes.ts';
import type { Readiness } from '#lib/queries/readiness.ts';
import { isolationWords, openWords } from '#lib/words/isolation.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode, type Output, table } from './output.ts';

/** One thing that must be there, and what to do when it is not. */
export type Diagnosis = {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  readonly remedy?: string;
};

/** Prerequisites and connections, each with what was found; exit code 2 when one is missing. */
export async function doctor(
  out: Output,
  programs: readonly Diagnosis[],
  portal: () => Promise<Told>,
): Promise<ExitCode> {
  const all = [...programs, ...(await connections(portal))];
  for (const line of table(all.map(({ ok, what, found }) => [ok ? '✓' : '✗', what, found]))) out.line(line);
  for (const { ok, what, remedy } of all) if (!ok && remedy) out.line(`${what}: ${remedy}`);
  out.result(all);
  return all.every(({ ok }) => ok) ? EXIT.ok : EXIT.usage;
}

async function connections(portal: () => Promise<Told>): Promise<readonly Diagnosis[]> {
  try {
    return diagnose(await portal());
  } catch (error) {
    const remedy =
      'start `npm run demo`, or set DATABASE_URL_WEB and YAGURA_SERVICE_TOKEN to those of your portal';
    return [{ what: 'portal', ok: false, found: onOneLine((error as Error).message), remedy }];
  }
}

/** What the portal says of itself, to everybody, and of its runners to whoever may see the settings. */
export type Told = Readiness & Partial<Pick<PortalProcesses, 'isolation'>>;

export async function portalReadiness({ readiness, ask }: CliContext): Promise<Told> {
  const isolation = await ask(portalProcesses, {}).then(
    (told) => told.isolation,
    () => undefined,
  );
  return { ...(await readiness()), ...(isolation ? { isolation } : {}) };
}

export function diagnose(readiness: Told): readonly Diagnosis[] {
  const alive = (kind: string): Diagnosis => {
    const ages = readiness.processes.filter((each) => each.kind === kind).map((each) => each.seenMsAgo);
    const youngest = ages.length === 0 ? undefined : Math.min(...ages);
    const answers = youngest !== undefined && youngest < SILENT_AFTER;
    const ago = `${Math.round((youngest ?? 0) / 1_000)} s`;
    return {
      what: kind,
      ok: answers,
      found:
        youngest === undefined ? 'has never reported' : answers ? `reported ${ago} ago` : `silent for ${ago}`,
      remedy: `start it: node bin/${kind}.ts`,
    };
  };
  return [
    {
      what: 'database',
      ok: readiness.migrationsBehind === 0,
      found:
        readiness.migrationsBehind === 0
          ? 'answers, schema of this build'
          : `${readiness.migrationsBehind} migrations behind`,
      remedy: 'run `npm run db:migrate`',
    },
    {
      what: 'portal.yaml',
      ok: readiness.config === 'good',
      found: readiness.config === 'good' ? 'good' : 'a bad change: the old settings are kept',
      remedy: 'the Settings page names file, line and value',
    },
    alive('collector'),
    alive('runner'),
    ...(readiness.isolation ?? []).map(isolationOf),
  ];
}

/** In English, as the rest of the command line; kind `none` is what somebody chose, and no fault of a prerequisite. */
function isolationOf({ runner, report }: PortalProcesses['isolation'][number]): Diagnosis {
  const t = translator('en');
  const why = report.why === undefined ? '' : ` (${onOneLine(report.why)})`;
  return {
    what: 'isolation',
    ok: true,
    found: `${runner}: ${isolationWords(t, report)}${why}; ${t('isolation.open')}: ${openWords(t, report).join('; ')}`,
  };
}
