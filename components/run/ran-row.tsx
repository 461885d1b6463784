import Link from 'next/link';
import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { shareOf, type WatchFigures } from '#lib/domain/deploy/release-watch.ts';
import { isWell, type NotRun, type WhereItRan } from '#lib/domain/deploy/run-release.ts';
import { durationWords } from '#lib/words/duration.ts';
import { percent } from '#lib/words/figures.ts';
import { reasonWords } from '#lib/words/reason.ts';
import type { Translate } from '#lib/words/translate.ts';
import { Broke } from './broke.tsx';
import { RunWord } from './run-pill.tsx';

/** One environment where these bytes ran: since when, how it did since, and what its watch counted before and since. */
export function RanRow({ ran }: { readonly ran: WhereItRan }) {
  const t = useWords();
  const { run, deployment, stillThere, saw, fared } = ran;
  return (
    <tr>
      <th scope="row">
        <span className="ran-name">
          {fared && <Glyph status={fared.worst} />}
          <span className="font-semibold text-t1">{nameOf(deployment.environment)}</span>
          <Link
            className="link underline underline-offset-2"
            href={`/deploys/${run.number}`}
            prefetch={false}
          >
            #{run.number}
          </Link>
        </span>
      </th>
      <td>
        {!isWell(ran) && <RunWord state={run.state} />}
        {run.finishedAt !== undefined && (
          <span className="block">
            {!stillThere && `${t('release.ranAt')} `}
            <Age at={run.finishedAt} bare={stillThere} plain />
          </span>
        )}
        {run.broke ? (
          <span className="block text-second text-failing-ink">
            <Broke broke={run.broke} environment={deployment.environment} />
          </span>
        ) : (
          fared && (
            <span className="block text-second text-t3">
              {t(`release.fared.${fared.worst}.${fared.whole ? 'whole' : 'day'}`)}
            </span>
          )
        )}
      </td>
      {saw ? (
        <>
          <Figure saw={saw} label={t('after.errors')} of={share} />
          <Figure saw={saw} label="p95" of={p95} />
          <td className="num" data-label={t('after.requests')}>
            {saw.since.requests.toLocaleString('en-US')}
          </td>
        </>
      ) : (
        <td className="num text-t3" colSpan={3}>
          {t('release.ran.notWatched')}
        </td>
      )}
    </tr>
  );
}

/** Two digits: one reads whether it became worse. */
function share(t: Translate, figures: WatchFigures): string {
  const known = shareOf(figures);
  return known === undefined ? t('after.none') : percent(Number(known.toPrecision(2)));
}
const p95 = (t: Translate, figures: WatchFigures): string =>
  figures.p95 === undefined ? t('after.none') : durationWords(t, figures.p95);

type FigureProps = {
  readonly saw: NonNullable<WhereItRan['saw']>;
  readonly label: string;
  readonly of: (t: Translate, figures: WatchFigures) => string;
};

/** Before → since, as far as its watch counted. */
function Figure({ saw, label, of }: FigureProps) {
  const t = useWords();
  const [before, since] = [of(t, saw.before), of(t, saw.since)];
  return (
    <td className="num whitespace-nowrap" data-label={label}>
      <span className="text-t3">{unitOf(before) === unitOf(since) ? numberOf(before) : before} →</span>{' '}
      <b className="font-semibold">{since}</b>
    </td>
  );
}

/** A unit that follows at once is not written twice: `212 → 219 ms`, but `812 ms → 1 min 08 s`. */
const unitOf = (words: string): string => words.split(/\s/).slice(1).join(' ');
const numberOf = (words: string): string => words.split(/\s/)[0] ?? words;

/** An environment on the way that was left out: said, with the way there. */
export function NotRunRow({ not, component }: { readonly not: NotRun; readonly component: string }) {
  const t = useWords();
  const { environment, promote } = not;
  const query = new URLSearchParams({
    ...{ environment, promote: String(promote?.run ?? ''), only: component },
  });
  return (
    <tr>
      <td colSpan={5}>
        <span className="not-run">
          {t('release.notRun', { name: nameOf(environment) })}
          {promote?.refused && (
            <span className="text-second text-t3">
              <PlainText text={reasonWords(t, promote.refused)} />
            </span>
          )}
          {promote && !promote.refused && (
            <Link className="control ml-auto" href={`/deploys/new?${query}`} prefetch={false}>
              {t('release.promoteTo', { environment })}
            </Link>
          )}
        </span>
      </td>
    </tr>
  );
}

const nameOf = (environment: string): string => environment.split('/')[1] ?? environment;
