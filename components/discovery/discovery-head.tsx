'use client';

import { Age } from '#components/time/age.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Proposals } from '#lib/domain/discovery/proposal.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import { durationWords } from '#lib/words/duration.ts';
import type { Scanned } from './scan.ts';

/** When a look through all accounts ended, and how long it took. */
export type Looked = { readonly at: Instant; readonly took: Millis };

/** What was found and what was refused in one sentence, what that took, and what to do now. */
export function DiscoveryHead(props: {
  readonly scanned: readonly Scanned[];
  readonly busy: boolean;
  readonly looked: Looked | undefined;
  readonly proposals: Proposals;
  /** Name of whoever looks. */
  readonly who: string;
  /** Absent where nothing is chosen. */
  readonly yaml: string | undefined;
  readonly again: () => void;
}) {
  const t = useWords();
  const { scanned, busy, looked, proposals } = props;
  const isRead = scanned.length > 0 && !busy;
  return (
    <div className="page-head flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line2">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-title font-semibold">{headline(t, scanned, busy, proposals)}</h1>
        <p className="mt-1 text-t2">
          {isRead && looked ? (
            <>
              {t('addSystem.whatRead', { calls: callsOf(scanned), took: durationWords(t, looked.took) })}
              {' · '}
              {t('addSystem.scanned')} <Age at={looked.at} plain />{' '}
              {t('addSystem.scannedBy', { who: props.who })}
            </>
          ) : (
            t('addSystem.what')
          )}
        </p>
      </div>
      {isRead && (
        <div className="flex gap-2">
          <button type="button" className="control" onClick={props.again}>
            {t('addSystem.again')}
          </button>
          {props.yaml !== undefined && (
            <CopyButton
              text={props.yaml}
              word={t('addSystem.copy')}
              className="discovery-copy control control-primary"
            />
          )}
        </div>
      )}
    </div>
  );
}

function headline(
  t: ReturnType<typeof useWords>,
  scanned: readonly Scanned[],
  busy: boolean,
  { systems }: Proposals,
): string {
  if (scanned.length === 0) return t('addSystem.title');
  const calls = callsOf(scanned);
  if (busy)
    return t('addSystem.reading', {
      done: scanned.filter(({ done }) => done).length + 1,
      all: scanned.length,
      calls,
    });
  const accounts = new Set(scanned.filter(({ seen }) => seen).map(({ account }) => account)).size;
  const found = t('addSystem.found', { systems: systems.length, accounts });
  const places = scanned.filter(({ refused }) => refused !== undefined).length;
  const refused = scanned.flatMap(({ seen }) => seen?.tried.filter(({ failure }) => failure) ?? []).length;
  if (places + refused === 0) return found;
  const what = places === 0 ? 'calls' : refused === 0 ? 'places' : 'both';
  return t(`addSystem.foundRefused.${what}`, { found, places, calls: refused });
}

const callsOf = (scanned: readonly Scanned[]): number =>
  scanned.reduce((sum, { seen }) => sum + (seen?.calls ?? 0), 0);
