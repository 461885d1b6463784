import { DiagnosisSheet } from '#components/diagnose/diagnosis-sheet.tsx';
import { DriftList } from '#components/diagnose/drift-list.tsx';
import { Causes } from '#components/environment/causes.tsx';
import type { Instant } from '#lib/domain/time.ts';
import { Block } from './block.tsx';
import { diagnosisSample, driftSample, quietDiagnosis } from './diagnosis-samples.ts';

const MAY = { mayRequest: ['infrastructure'], newestRuns: { application: 77 } };
const MAY_NOT = { mayRequest: [], newestRuns: {} };

/** The Diagnose tab with one of each cause, for somebody who may act and somebody who may not; and quiet. */
export function Diagnoses({ now }: { readonly now: Instant }) {
  const sample = diagnosisSample(now);
  const drifted = { environment: 'items/dev', drift: driftSample(now), request: async () => ({}) } as const;
  return (
    <Block title="DiagnosisSheet, DriftList, Causes">
      <Causes environment="items/dev" causes={sample.found.map(({ title }) => title)} />
      <DiagnosisSheet environment="items/dev" diagnosis={sample} page={MAY} />
      <DiagnosisSheet environment="items/dev" diagnosis={sample} page={MAY_NOT} />
      <DiagnosisSheet environment="items/dev" diagnosis={quietDiagnosis(now)} page={MAY} />
      <DriftList {...drifted} mayRequest={['infrastructure']} />
      <DriftList {...drifted} mayRequest={[]} />
      <DriftList {...drifted} drift={[]} mayRequest={[]} />
    </Block>
  );
}
