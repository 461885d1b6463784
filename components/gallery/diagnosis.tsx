import { DiagnosisSheet } from '#components/diagnose/diagnosis-sheet.tsx';
import { DriftList } from '#components/diagnose/drift-list.tsx';
import { Causes } from '#components/environment/causes.tsx';
import { HealthHistorySheet } from '#components/status/health-history.tsx';
import { type HealthDay, healthHistory } from '#lib/domain/health/history.ts';
import { days, type Instant, minus, toIso } from '#lib/domain/time.ts';
import { Block } from './block.tsx';
import { diagnosisSample, driftSample, quietDiagnosis, transitDiagnosis } from './diagnosis-samples.ts';

const MAY = {
  mayRequest: ['infrastructure'],
  newestRuns: { application: 77 },
  deployed: { infrastructure: 'e07c6d1'.padEnd(40, '0') },
};
const MAY_NOT = { mayRequest: [], newestRuns: {}, deployed: {} };

/** Sixty days that were well, one failing, one degraded, one of which nothing is known. */
const daysOf = (now: Instant): readonly HealthDay[] =>
  Array.from({ length: 60 }, (_, ago) => ({
    day: toIso(minus(now, days(ago))).slice(0, 10),
    minutes: { healthy: 1_400, ...(TROUBLE[ago] ?? {}) },
  }));
const TROUBLE: Readonly<Record<number, HealthDay['minutes']>> = {
  4: { failing: 12 },
  20: { degraded: 31 },
  41: { unknown: 9 },
};

/** The Diagnose tab with one of each cause, for somebody who may act and somebody who may not; and quiet. */
export function Diagnoses({ now }: { readonly now: Instant }) {
  const sample = diagnosisSample(now);
  const drifted = { environment: 'items/dev', drift: driftSample(now), request: async () => ({}) } as const;
  const changes = [{ at: now, from: 'healthy', to: 'failing' }] as const;
  return (
    <Block title="DiagnosisSheet, DriftList, Causes, HealthHistorySheet">
      <Causes environment="items/dev" causes={sample.found.map(({ title }) => title)} />
      <DiagnosisSheet environment="items/dev" diagnosis={sample} page={MAY} />
      <DiagnosisSheet environment="items/dev" diagnosis={sample} page={MAY_NOT} />
      <DiagnosisSheet environment="items/dev" diagnosis={transitDiagnosis(now)} page={MAY} />
      <DiagnosisSheet environment="items/dev" diagnosis={quietDiagnosis(now)} page={MAY} />
      <DriftList {...drifted} mayRequest={['infrastructure']} />
      <DriftList {...drifted} mayRequest={[]} />
      <DriftList {...drifted} drift={[]} mayRequest={[]} />
      <HealthHistorySheet history={healthHistory(daysOf(now), now)} changes={changes} />
      <HealthHistorySheet history={healthHistory([], now)} changes={[]} />
    </Block>
  );
}
