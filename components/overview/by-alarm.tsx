import { Lock } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { BoardRow } from '#lib/domain/overview/board.ts';
import { alarmBoard, type FiringAlarm } from '#lib/domain/overview/views.ts';
import { failureWords } from '#lib/words/failure.ts';

/**
 * Alarms over every environment: what fires, what nobody could read, what has no data, what is quiet. Of a silent collector it is
 * what was read last, without a colour.
 */
export function ByAlarm({ rows }: { readonly rows: readonly BoardRow[] }) {
  const t = useWords();
  const { firing, withoutData, unread, quiet } = alarmBoard(rows);
  return (
    <>
      <Group title={t('overview.alarmsFiring')} count={firing.length} empty={t('overview.noneFires')}>
        {firing.map((each) => (
          <AlarmRow key={each.alarm.arn} firing={each} loud={each.row.silentSince === undefined} />
        ))}
      </Group>
      {unread.length > 0 && (
        <Group title={t('overview.alarmsUnread')} count={unread.length} empty="">
          {unread.map(({ row, reading }) => (
            <li key={row.key} className="alarm-row">
              <Lock size={14} className="text-t3" aria-hidden="true" />
              <EnvironmentName row={row} />
              <span className="alarm-what text-t2">
                {reading ? failureWords(t, reading.failure).what : t('panel.neverReadWhat')}
              </span>
              {reading ? <Age at={reading.since} freshFor={0} /> : <span />}
            </li>
          ))}
        </Group>
      )}
      {withoutData.length > 0 && (
        <Group title={t('overview.alarmsNoData')} count={withoutData.length} empty="">
          {withoutData.map((each) => (
            <AlarmRow key={each.alarm.arn} firing={each} />
          ))}
        </Group>
      )}
      <Group title={t('overview.alarmsQuiet')} count={quiet.length} empty={t('panel.neverRead')}>
        {quiet.map(({ row, count }) => (
          <li key={row.key} className="alarm-row">
            <Glyph status={row.silentSince === undefined ? 'healthy' : 'unknown'} />
            <EnvironmentName row={row} />
            <span className="alarm-what text-t2">
              {count === 0 ? t('overview.noAlarms') : t('overview.quietCount', { n: count })}
            </span>
            {row.alarms?.state === 'ready' && (
              <Age at={row.alarms.asOf} freshFor={row.silentSince === undefined ? row.alarms.freshFor : 0} />
            )}
          </li>
        ))}
      </Group>
    </>
  );
}

function AlarmRow({ firing: { row, alarm }, loud = false }: { firing: FiringAlarm; loud?: boolean }) {
  const t = useWords();
  return (
    <li className={`alarm-row ${loud ? 'row-tint of-degraded' : ''}`}>
      <Glyph status={loud ? 'degraded' : 'unknown'} />
      <EnvironmentName row={row} />
      <span className="alarm-what">
        <Link
          className="font-semibold hover:text-accent"
          href={`/e/${row.key}/resources?q=${encodeURIComponent(alarm.name)}`}
          prefetch={false}
        >
          <PlainText text={alarm.name} />
        </Link>{' '}
        <span className="text-second text-t3">
          {alarm.namespace} {alarm.metric}
        </span>
        <span className="block text-second text-t2 [overflow-wrap:anywhere]">{alarm.stateReason}</span>
      </span>
      <span className="text-label text-t3">
        {t('health.since')} <Age at={alarm.since} bare plain />
      </span>
    </li>
  );
}

const EnvironmentName = ({ row }: { readonly row: BoardRow }) => (
  <Link className="truncate hover:text-accent" href={`/e/${row.key}/metrics`} prefetch={false}>
    {row.system} / <b>{row.name}</b>
  </Link>
);

function Group(props: {
  readonly title: string;
  readonly count: number;
  readonly empty: string;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <div className="board-system">
        <h2 className="font-semibold">{props.title}</h2>
        <span className="text-second text-t3">{props.count}</span>
      </div>
      {props.count === 0 ? (
        <p className="border-b border-line1 px-5 py-3 text-t3">{props.empty}</p>
      ) : (
        <ul>{props.children}</ul>
      )}
    </section>
  );
}
