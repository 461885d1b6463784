import Link from 'next/link';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { sinceThen } from '#lib/domain/deploy/after-deploy.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reasonWords } from '#lib/words/reason.ts';

/** What became of a release that broke: the run that brings back what was there, or why people are asked; and that the mark stays. */
export function WayBackNote({ page }: { readonly page: RunPage }) {
  const t = useWords();
  const { after, run, deployment, environment } = page;
  const { wayBack } = after;
  const since = sinceThen(run, after);
  const own = deployment.origin?.after;
  if (!wayBack && !since && own === undefined) return null;
  return (
    <>
      {own !== undefined && (
        <Part title={t('after.ownTitle')}>
          {t('after.ownWayBack')} <RunLink number={own} />
        </Part>
      )}
      {wayBack?.kind === 'begun' && (
        <Part title={t('after.backTitle')}>
          {t(
            `after.back.${since?.kind === 'rolled-back' || since?.kind === 'way-back-failed' ? since.kind : 'rolling-back'}`,
          )}{' '}
          <RunLink number={wayBack.run} /> {t('after.backTo', { run: wayBack.to })}
        </Part>
      )}
      {wayBack?.kind === 'asked' && (
        <Part title={t('after.askedTitle')}>
          <PlainText text={reasonWords(t, wayBack.why)} />
        </Part>
      )}
      {run.broke && <Part title={t('after.staysTitle')}>{t('after.stays', { environment })}</Part>}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="border-b border-line1 px-5 py-3">
      <h2 className="pb-1 font-semibold">{title}</h2>
      <p className="text-t2">{children}</p>
    </section>
  );
}

const RunLink = ({ number }: { readonly number: number }) => (
  <Link className="link underline underline-offset-2" href={`/deploys/${number}`} prefetch={false}>
    #{number}
  </Link>
);
