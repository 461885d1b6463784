import { DiagnosisSheet } from '#components/diagnose/diagnosis-sheet.tsx';
import { Causes } from '#components/environment/causes.tsx';
import type { Instant } from '#lib/domain/time.ts';
import { Block } from './block.tsx';
import { diagnosisSample, quietDiagnosis } from './diagnosis-samples.ts';

const MAY = { mayRequest: ['infrastructure'], newestRuns: { application: 77 } };
const MAY_NOT = { mayRequest: [], newestRuns: {} };

/** The Diagnose tab with one of each cause, for somebody who may act and somebody who may not; and quiet. */
export function Diagnoses({ now }: { readonly now: Instant }) {
  const sample = diagnosisSample(now);
  return (
    <Block title="DiagnosisSheet, Causes">
      <Causes environment="items/dev" causes={sample.found.map(({ title }) => title)} />
      <DiagnosisSheet environment="items/dev" diagnosis={sample} page={MAY} />
      <DiagnosisSheet environment="items/dev" diagnosis={sample} page={MAY_NOT} />
      <DiagnosisSheet environment="items/dev" diagnosis={quietDiagnosis(now)} page={MAY} />
    </Block>
  );
}
