import { Moment } from '#components/time/moment.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import type { Ground, WatchMissed, WhyNamed } from '#lib/domain/deploy/why-named.ts';
import { ageWords } from '#lib/words/duration.ts';
import { DiffBlock } from './diff-block.tsx';

type Props = { readonly page: RunPage; readonly why: WhyNamed };

/** What a run is named by as the cause, each ground with what it rests on; where none holds, that it is not. */
export function WhyNamedPanel({ page: { run }, why }: Props) {
  const t = useWords();
  const { grounds, missed } = why;
  return (
    <section aria-labelledby="why-named" className="why-named">
      <div className="section-head">
        <h2 id="why-named" className="font-semibold">
          {t('named.title', { run: run.number })}
        </h2>
      </div>
      {grounds.length === 0 && <p className="px-5 py-2 text-t2">{t('named.no', { run: run.number })}</p>}
      <ol>
        {grounds.map((ground, index) => (
          <li key={ground.kind}>
            <span className="text-t3">{index + 1}</span>
            <span className="min-w-0">
              <GroundWords ground={ground} />
            </span>
            <span className="text-second text-t3">
              {ground.kind === 'nothing-else' && ground.lag !== undefined
                ? t('named.behind', { lag: ageWords(t, ground.lag) })
                : t(`named.basis.${ground.basis}`)}
            </span>
          </li>
        ))}
      </ol>
      {missed && (
        <p className="px-5 pb-3 text-t2 max-tablet:px-4">
          <b>{t('named.missed')}</b> <MissedWords missed={missed} />
        </p>
      )}
    </section>
  );
}

function GroundWords({ ground }: { readonly ground: Ground }) {
  const t = useWords();
  switch (ground.kind) {
    case 'own-functions':
      return <>{t('named.own-functions', { n: ground.lines, names: ground.names.join(', ') })}</>;
    case 'began-after':
      return <>{t('named.began-after', { n: ground.kinds, after: ageWords(t, ground.after) })}</>;
    case 'in-diff':
      return (
        <>
          {t('named.in-diff', { artifact: ground.artifact })} <code>{ground.file.path}</code>
          <DiffBlock lines={ground.file.lines ?? []} />
        </>
      );
    case 'nothing-else':
      return (
        <>
          {t('named.nothing-else')} <Moment at={ground.from} />
        </>
      );
  }
}

function MissedWords({ missed }: { readonly missed: WatchMissed }) {
  const t = useWords();
  if (missed.kind === 'none') return <>{t('named.watch.none')}</>;
  return (
    <>
      {t('named.watch.ended-before')} <Moment at={missed.until} />
      {t('named.watch.firstAt')} <Moment at={missed.first} />
    </>
  );
}
