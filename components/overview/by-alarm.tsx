import { Lock, Minus } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { systemWord } from '#lib/domain/environment.ts';
import { troubleRange } from '#lib/domain/metrics/chart-of.ts';
import type { BoardRow } from '#lib/domain/overview/board.ts';
import { type AlarmBoard, alarmBoard, type FiringAlarm } from '#lib/domain/overview/views.ts';
import { alarmEvidence, evidenceHref } from '#lib/words/evidence.ts';
import { failureWords } from '#lib/words/failure.ts';
import { compact } from '#lib/words/figures.ts';

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
          <AlarmRow
            key={each.alarm.arn}
            firing={each}
            status={each.row.silentSince === undefined ? 'degraded' : 'unknown'}
          />
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
            <AlarmRow key={each.alarm.arn} firing={each} status="unknown" />
          ))}
        </Group>
      )}
      <Group
        title={t('overview.alarmsQuiet')}
        count={quiet.reduce((sum, { alarms }) => sum + alarms.length, 0)}
        isEmpty={quiet.length === 0}
        empty={t('panel.neverRead')}
      >
        {quiet.map((each) => (
          <QuietAlarms key={each.row.key} {...each} />
        ))}
      </Group>
    </>
  );
}

/** An environment's quiet alarms, all of them a click away; one without any has no green: nobody would be told. */
function QuietAlarms({ row, alarms, none }: AlarmBoard['quiet'][number]) {
  const t = useWords();
  const silent = row.silentSince !== undefined;
  const age = row.alarms?.state === 'ready' && (
    <Age at={row.alarms.asOf} freshFor={silent ? 0 : row.alarms.freshFor} />
  );
  if (alarms.length === 0)
    return (
      <li className="alarm-row">
        <Minus size={14} className="text-t3" aria-hidden="true" />
        <EnvironmentName row={row} />
        <span className="alarm-what text-t2">{t(none ? 'overview.noAlarms' : 'overview.noneQuiet')}</span>
        {age}
      </li>
    );
  return (
    <li>
      <details>
        <summary className="alarm-row cursor-pointer">
          <Glyph status={silent ? 'unknown' : 'healthy'} />
          <span className="truncate">
            {systemWord(row)} / <b>{row.name}</b>
          </span>
          <span className="alarm-what text-t2">{t('overview.quietCount', { n: alarms.length })}</span>
          {age}
        </summary>
        <ul>
          {alarms.map((alarm) => (
            <AlarmRow key={alarm.arn} firing={{ row, alarm }} status={silent ? 'unknown' : 'healthy'} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** One alarm: its state, what it watches and of which part, its threshold, since when; its name leads to its chart. */
function AlarmRow(props: {
  readonly firing: FiringAlarm;
  readonly status: 'degraded' | 'unknown' | 'healthy';
}) {
  const t = useWords();
  const { status } = props;
  const { row, alarm } = props.firing;
  const part = Object.values(alarm.dimensions).join(', ');
  return (
    <li className={`alarm-row ${status === 'degraded' ? 'row-tint of-degraded' : ''}`}>
      <Glyph status={status} label={t(`overview.alarmState.${alarm.state}`)} />
      <EnvironmentName row={row} />
      <span className="alarm-what">
        <Link className="font-semibold hover:text-accent" href={alarmHref(row, alarm)} prefetch={false}>
          <PlainText text={alarm.name} />
        </Link>{' '}
        <span className="text-second text-t3">
          {alarm.rule === undefined ? `${alarm.namespace} ${alarm.metric}` : <PlainText text={alarm.rule} />}
          {alarm.threshold !== undefined && ` · ${t('overview.threshold', { at: compact(alarm.threshold) })}`}
          {alarm.rule === undefined && ' · '}
          {alarm.rule === undefined && (part === '' ? t('overview.withoutPart') : <PlainText text={part} />)}
        </span>
        {alarm.state !== 'OK' && (
          <span className="block text-second text-t2 [overflow-wrap:anywhere]">{alarm.stateReason}</span>
        )}
      </span>
      <span className="text-label text-t3">
        {t('health.since')} <Age at={alarm.since} bare plain />
      </span>
    </li>
  );
}

/** The chart of what it watches, from before it fired; a metric that no chart has leads to the alarm among the resources. */
const alarmHref = ({ key, alarms }: BoardRow, alarm: FiringAlarm['alarm']): string => {
  const now = alarms?.state === 'ready' ? alarms.asOf : undefined;
  const range = alarm.state === 'ALARM' && now !== undefined ? troubleRange(alarm.since, now) : undefined;
  return evidenceHref(key, alarmEvidence(alarm), range) ?? `/e/${key}/resources`;
};

const EnvironmentName = ({ row }: { readonly row: BoardRow }) => (
  <Link className="truncate hover:text-accent" href={`/e/${row.key}/metrics`} prefetch={false}>
    {systemWord(row)} / <b>{row.name}</b>
  </Link>
);

function Group(props: {
  readonly title: string;
  /** Alarms, in each group alike; of what nobody could read, environments. */
  readonly count: number;
  readonly isEmpty?: boolean;
  readonly empty: string;
  readonly children: ReactNode;
}) {
  const { title, count, isEmpty = count === 0, empty, children } = props;
  return (
    <section>
      <div className="board-system">
        <h2 className="font-semibold">{title}</h2>
        <span className="text-second text-t3">{count}</span>
      </div>
      {isEmpty ? <p className="border-b border-line1 px-5 py-3 text-t3">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}
