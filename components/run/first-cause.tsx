import Link from 'next/link';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { wordOr } from '#lib/words/word-or.ts';

/** Why a run ended badly: the first real cause, where it happened, and the way out. */
export function FirstCause({ page }: { readonly page: RunPage }) {
  const t = useWords();
  const { failure } = page.run;
  // A person has looked and said that it ended well.
  if (!failure || page.run.state === 'succeeded') return null;
  const area = failure.code.split('.')[0] ?? '';
  const way = `run.wayOut.${area}`;
  return (
    <section className="of-failing row-tint mt-3 px-4 py-2.5" aria-labelledby="first-cause">
      <h2 id="first-cause" className="font-semibold text-failing-ink">
        {wordOr(t, 'runFailure', failure.code)}
        {failure.resource && (
          <code>
            {' '}
            <PlainText text={failure.resource} />
          </code>
        )}
      </h2>
      <p className="[overflow-wrap:anywhere]">
        <PlainText text={failure.cause} />
      </p>
      <p className="text-label text-t3">
        {t('run.failedAt', { step: t(`step.${failure.step}`) })} · <code>{failure.code}</code>
      </p>
      <p className="mt-1.5">
        <b>{t('run.wayOutTitle')}</b>{' '}
        {page.after.wayBack?.kind === 'begun'
          ? t('after.goesBack')
          : t.has(way)
            ? t(way)
            : t('run.wayOut.run')}
      </p>
      <p className="mt-2 flex flex-wrap gap-2">
        <a className="control" href="#log">
          {t('run.toLog')}
        </a>
        <Link className="control" href={`/deploys/new?environment=${page.environment}`} prefetch={false}>
          {t('deploys.request')}
        </Link>
      </p>
    </section>
  );
}
