'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { Glyph } from '#components/status/glyph.tsx';
import { Elapsed } from '#components/time/elapsed.tsx';
import { useNow } from '#components/time/now.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { REPORTS_EVERY } from '#lib/domain/silence.ts';
import { elapsed, type Instant } from '#lib/domain/time.ts';
import { durationWords } from '#lib/words/duration.ts';
import { clockOrDay } from '#lib/words/moments.ts';
import { useTroubles } from './live-provider.tsx';
import type { Trouble } from './troubles.ts';

/**
 * First thing on every page while something keeps it from showing the present; gone when nothing does. Announced once: what
 * counts on is not read out.
 */
export function PortalBanner() {
  const troubles = useTroubles();
  const sentence = useSentence();
  const [worst] = troubles;
  return (
    <>
      <p role="status" className="sr-only">
        {troubles.map(sentence).join('. ')}
      </p>
      {worst && (
        <div className="portal-banner">
          <Glyph status="unknown" size={16} />
          <p aria-hidden="true">
            {troubles.map((each) => (
              <span key={each.kind}>
                <b>{sentence(each)}</b>{' '}
                {'since' in each && (
                  <span className="portal-banner-length">
                    <Elapsed since={each.since} />
                  </span>
                )}
                {each.kind !== 'collector-back' && <What kind={each.kind} />}
              </span>
            ))}
          </p>
          <WayOn trouble={worst} />
        </div>
      )}
    </>
  );
}

function useSentence(): (trouble: Trouble) => string {
  const t = useWords();
  const { zone, locale } = useView();
  const now = useNow();
  const moment = (at: Instant) => clockOrDay(at, now, zone, locale);
  return (trouble) => {
    if (trouble.kind === 'other-file')
      return t('silence.other-file', {
        version: trouble.version,
        others: trouble.others.map((each) => `${each.process} ${each.version}`).join(', '),
      });
    return trouble.kind === 'collector-back'
      ? t('silence.collectorBack', {
          at: moment(trouble.at),
          length: durationWords(t, elapsed(trouble.silentSince, trouble.at)),
        })
      : t(`silence.${trouble.kind}`, { at: 'since' in trouble ? moment(trouble.since) : '' });
  };
}

function What({ kind }: { readonly kind: Exclude<Trouble['kind'], 'collector-back'> }) {
  const t = useWords();
  return <> · {t(`silence.what.${kind}`, { every: durationWords(t, REPORTS_EVERY) })} </>;
}

/** The one thing that somebody can do about it. */
function WayOn({ trouble: { kind } }: { readonly trouble: Trouble }) {
  const t = useWords();
  const path = usePathname();
  const query = useSearchParams().toString();
  const here = query === '' ? path : `${path}?${query}`;
  switch (kind) {
    case 'signed-out':
      // A page of its own: what stands here, typed or read, is of the session that ended.
      return (
        <a className="control" href={`/sign-in?${new URLSearchParams({ to: here })}`}>
          {t('silence.signIn')}
        </a>
      );
    case 'outdated':
      return (
        <a className="control" href={here}>
          {t('silence.reload')}
        </a>
      );
    case 'collector':
    case 'collector-back':
    case 'runner':
    case 'other-file':
      return (
        <Link className="control" href="/settings" prefetch={false}>
          {t('silence.openSettings')}
        </Link>
      );
    case 'lost':
    case 'database':
      return null;
  }
}
