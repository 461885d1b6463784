import { FailureIcon } from '#components/panel/failure-icon.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import type { Known } from '#lib/domain/reading.ts';
import { failureWord } from '#lib/words/failure.ts';

const NAMED = 2;

/** Firing of all, with the names of the first; a failed reading says why and since when. */
export function AlarmsCell(props: {
  readonly alarms: Known<readonly AlarmState[]>;
  readonly prefix: string;
  /** Nobody reads them now: how many fire is what was, and its age is told. */
  readonly silent: boolean;
}) {
  const { alarms, prefix, silent } = props;
  const t = useWords();
  if (alarms === undefined) return <div className="cell-alarms text-t3">{t('panel.neverRead')}</div>;
  if (alarms.state === 'failed') {
    return (
      <div className="cell-alarms">
        <p className="flex items-center gap-1.5 text-t2">
          <FailureIcon kind={alarms.failure.kind} size={12} />
          {failureWord(t, alarms.failure)}
        </p>
        <Age at={alarms.since} freshFor={0} />
      </div>
    );
  }
  const firing = alarms.value.filter((each) => each.state === 'ALARM');
  return (
    <div className="cell-alarms">
      <p className={firing.length > 0 && !silent ? 'font-semibold' : 'text-t2'}>
        {firing.length > 0
          ? t('overview.firing', { n: firing.length, of: alarms.value.length })
          : alarms.value.length === 0
            ? t('overview.noAlarms')
            : t('overview.noneFiring', { of: alarms.value.length })}
      </p>
      {firing.slice(0, NAMED).map((each) => (
        <p key={each.arn} className="only-wide truncate text-second text-t2" title={each.name}>
          {each.name.startsWith(`${prefix}-`) ? each.name.slice(prefix.length + 1) : each.name}
        </p>
      ))}
      <span className="only-wide">
        <Age at={alarms.asOf} freshFor={silent ? 0 : alarms.freshFor} />
      </span>
    </div>
  );
}
