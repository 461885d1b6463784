import Link from 'next/link';
import { StatusWord } from '#components/status/status-pill.tsx';
import type { StripAxis } from '#components/strip/strip-axis.ts';
import { StripScale } from '#components/strip/strip-scale.tsx';
import { WatchStrip } from '#components/strip/watch-strip.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type BoardRow, verdictOf } from '#lib/domain/overview/board.ts';

type Props = { readonly row: BoardRow; readonly axis: StripAxis; readonly first: boolean };

/** An environment at the head of its column: how it is, how old that is, its alarms and its day. */
export function EnvironmentHeadCell({ row, axis, first }: Props) {
  const t = useWords();
  const { health, alarms } = row;
  const firing =
    row.silentSince === undefined && alarms?.state === 'ready'
      ? { n: alarms.value.filter(({ state }) => state === 'ALARM').length, of: alarms.value.length }
      : undefined;
  return (
    <>
      <div className="version-head">
        <Link className="link font-semibold" href={`/e/${row.key}/deploys`} prefetch={false}>
          {row.name}
        </Link>
        <StatusWord status={verdictOf(health)} />
        {health?.state === 'ready' && (
          <span className="text-second font-normal text-t3">
            <Age at={health.asOf} freshFor={health.freshFor} />
          </span>
        )}
        <span className="ml-auto text-second font-normal text-t3">
          {firing ? t('versions.alarms', firing) : t('versions.alarmsUnknown')}
        </span>
      </div>
      <div className="version-strip">
        {first ? <StripScale axis={axis} sparse /> : <span className="version-scale" />}
        <WatchStrip
          samples={row.samples}
          marks={row.marks}
          axis={axis}
          name={row.key}
          silentSince={row.silentSince}
          height={40}
        />
      </div>
    </>
  );
}
