import { Check, Undo2, X } from 'lucide-react';
import { Moment } from '#components/time/moment.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { SinceThen } from '#lib/domain/deploy/after-deploy.ts';

const LOOK = {
  ...{ failing: 'failing', degraded: 'degraded', recovered: 'done' },
  ...{ 'rolling-back': 'degraded', 'rolled-back': 'done', 'way-back-failed': 'failing' },
} as const satisfies Readonly<Record<SinceThen['kind'], string>>;

/** The seventh cell: what came after a good end, drawn only where something did. */
export function SinceThenStep({ since }: { readonly since: SinceThen }) {
  const t = useWords();
  const { kind } = since;
  const look = LOOK[kind];
  return (
    <li className="step" data-state="since" data-look={look}>
      <span className="step-mark" aria-hidden="true">
        {look === 'done' ? (
          <Check size={13} />
        ) : kind === 'rolling-back' ? (
          <Undo2 size={13} />
        ) : (
          <X size={13} />
        )}
      </span>
      <span className="min-w-0">
        <span className="step-word block truncate">{t('after.sinceThen')}</span>
        <span className="block truncate text-label text-t3">
          <SinceThenWords since={since} />
        </span>
      </span>
    </li>
  );
}

/** `failing since 05:43`, `rolled back by #12`. */
export function SinceThenWords({ since }: { readonly since: SinceThen }) {
  const t = useWords();
  switch (since.kind) {
    case 'failing':
    case 'degraded':
      return (
        <>
          {t(`after.since.${since.kind}`)} <Moment at={since.at} />
        </>
      );
    case 'recovered':
      return (
        <>
          {t('release.recovered')} <Moment at={since.at} />
          {since.by !== undefined && <> {t('release.recoveredBy', { run: since.by })}</>}
        </>
      );
    default:
      return <>{t(`after.since.${since.kind}`, { run: since.run })}</>;
  }
}
