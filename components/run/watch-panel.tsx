import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { Countdown } from '#components/time/countdown.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type ReleaseWatch, shareOf, unjudged, type WatchFigures } from '#lib/domain/deploy/release-watch.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { ageWords, durationWords } from '#lib/words/duration.ts';
import { compact, percent } from '#lib/words/figures.ts';
import { reasonWords } from '#lib/words/reason.ts';

/** What the runner sees of a release while it watches it, and what it saw. */
export function WatchPanel({ page: { after, run } }: { readonly page: RunPage }) {
  const t = useWords();
  const { watch } = after;
  if (!watch) return null;
  const { look, ended, rules } = watch;
  const few = look ? unjudged(look, rules) : [];
  return (
    <section aria-labelledby="watch" className="border-t border-line2">
      <div className="section-head">
        <h2 id="watch" className="font-semibold">
          {t('after.watchTitle')}
        </h2>
        <span className="text-second text-t3">
          <Standing watch={watch} running={run.state === 'verifying'} />
        </span>
      </div>
      {ended?.broken && (
        <p className="flex gap-2 px-5 py-2 text-failing-ink max-tablet:px-4">
          <Glyph status="failing" /> <PlainText text={reasonWords(t, ended.broken)} />
        </p>
      )}
      {look && look.parts.length > 0 && (
        <table className="ruled watch-parts">
          <thead>
            <tr>
              <th scope="col">{t('after.part')}</th>
              {(['errors', 'latency', 'requests'] as const).map((each) => (
                <th key={each} scope="col" className="num">
                  {t(`after.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {look.parts.map(({ name, before, since }) => (
              <tr key={name}>
                <th scope="row" className="[overflow-wrap:anywhere]">
                  {name}
                </th>
                <td className="num">
                  <Pair before={ratioWords(before)} since={ratioWords(since)} />
                </td>
                <td className="num">
                  <Pair
                    before={before.p95 === undefined ? undefined : durationWords(t, before.p95)}
                    since={since.p95 === undefined ? undefined : durationWords(t, since.p95)}
                  />
                </td>
                <td className="num">{compact(since.requests)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {look && (
        <p className="px-5 py-2 text-second text-t3 max-tablet:px-4">
          {t('after.alarmsSeen', { n: look.alarms, firing: look.firing.length })}
          {few.length > 0 && <> · {t('after.few', { n: rules.requests, names: few.join(', ') })}</>}
          {look.unread.length > 0 && <> · {t('after.unreadOf', { what: look.unread.join(', ') })}</>}
        </p>
      )}
    </section>
  );
}

function Standing({ watch, running }: { readonly watch: ReleaseWatch; readonly running: boolean }) {
  const t = useWords();
  const { look, ended, rules, until } = watch;
  const length = ageWords(t, rules.watch);
  if (!ended && running)
    return (
      <>
        {t('after.watching', { for: length })} · <Countdown to={until} kind="left" />
        {look && (
          <>
            {' '}
            · <Age at={look.at} plain />
          </>
        )}
      </>
    );
  if (!ended) return <>{t('after.cutShort')}</>;
  return <>{t(ended.broken ? 'after.watchBroke' : 'after.watchPassed', { for: length })}</>;
}

function Pair({
  before,
  since,
}: {
  readonly before: string | undefined;
  readonly since: string | undefined;
}) {
  const t = useWords();
  return (
    <>
      <span className="whitespace-nowrap">{before ?? t('after.none')} →</span>{' '}
      <b className="whitespace-nowrap">{since ?? t('after.none')}</b>
    </>
  );
}

const ratioWords = (figures: WatchFigures): string | undefined => {
  const share = shareOf(figures);
  return share === undefined ? undefined : percent(share);
};
