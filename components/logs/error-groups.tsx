import Link from 'next/link';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type AlikeLines, alikeGroups } from '#lib/domain/logs/alike.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { logsHref } from '#lib/domain/logs/logs-href.ts';
import { instant } from '#lib/domain/time.ts';
import { clockTime } from '#lib/words/moments.ts';

type Props = {
  readonly environment: EnvironmentKey;
  /** Error lines, oldest first. */
  readonly errors: readonly LogLine[];
  /** Labels of the log groups that they are of. */
  readonly functions: readonly string[];
  /** Groups to show; the others are counted. */
  readonly most?: number;
};

/** Errors that say the same as one, with count, first and last; each leads to its lines. */
export function ErrorGroups({ environment, errors, functions, most = 5 }: Props) {
  const t = useWords();
  const { zone } = useView();
  const groups = alikeGroups(errors);
  return (
    <>
      <ul>
        {groups.slice(0, most).map((group) => (
          <li key={group.key} className="dg-error mono">
            <Link prefetch={false} className="link underline" href={linesOf(environment, functions, group)}>
              {group.count} ×
            </Link>{' '}
            <PlainText text={group.pattern} />{' '}
            <span className="text-t3">
              {t('logs.alike.first', { at: clockTime(group.first, zone) })}, {t('logs.alike.last')}{' '}
              {clockTime(group.last, zone)}
            </span>
          </li>
        ))}
      </ul>
      {groups.length > most && <p className="text-t3">{t('logs.alike.more', { n: groups.length - most })}</p>}
    </>
  );
}

const AROUND_MS = 60_000;

/** The lines of a group by the longest stretch of its words: a pattern leaves values out. */
function linesOf(environment: EnvironmentKey, functions: readonly string[], group: AlikeLines): string {
  const words =
    group.pattern
      .split('…')
      .toSorted((a, b) => b.length - a.length)[0]
      ?.trim() ?? '';
  const range = { from: instant(group.first - AROUND_MS), to: instant(group.last + AROUND_MS) };
  const phrase = words.replaceAll('\\', '').replaceAll('"', '').slice(0, 120).trim();
  const query = phrase === '' ? 'level:error' : `level:error "${phrase}"`;
  return logsHref(environment, { query, range, functions });
}
