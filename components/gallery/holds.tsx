import { FreezeNotes } from '#components/holds/freeze-notes.tsx';
import { LineBanner } from '#components/holds/line-banner.tsx';
import { LineSheet } from '#components/holds/line-sheet.tsx';
import type { LineStop } from '#lib/domain/deploy/hold.ts';
import type { FreezeOf } from '#lib/domain/deploy/line-page.ts';
import { reason } from '#lib/domain/reason.ts';
import { hours, type Instant, minus, minutes, plus } from '#lib/domain/time.ts';
import { Block } from './block.tsx';
import { requestedRun } from './board-samples.ts';

const refused = async () => ({ refused: 'sample' });

const stopSample = (now: Instant): LineStop => ({
  ...{ id: 's1', by: 'demo-approver', at: minus(now, minutes(12)) },
  why: 'Orders are lost since 11:40; nobody deploys until we know why',
});

const freezeSamples = (now: Instant): readonly FreezeOf[] => [
  {
    environment: 'items/prod',
    on: {
      window: 'weekend',
      kind: 'deny',
      until: plus(now, hours(60)),
      why: 'nobody is on call for changes',
    },
  },
  { environment: 'items/staging', coming: { window: 'year end', from: plus(now, hours(5)) } },
  { environment: 'items/dev', on: { window: 'office hours', kind: 'allow' } },
  { environment: 'hello/dev', coming: { window: 'year end', from: plus(now, hours(5)) } },
];

/** What holds applies back, on every page and on its own. */
export function Holds({ now }: { readonly now: Instant }) {
  const stop = stopSample(now);
  const freezes = freezeSamples(now);
  const page = { freezes, held: [requestedRun(now, 412, 'approved')], underWay: 3 };
  const nobody = { stop: reason('access.no-grant', { action: 'deploys:stop-line', target: 'portal' }) };
  return (
    <>
      <Block title="LineBanner, FreezeNotes">
        <LineBanner stop={stop} />
        <FreezeNotes freezes={freezes} />
      </Block>
      <Block title="LineSheet: stopped">
        <LineSheet
          page={{ ...page, stop, refusals: { stop: undefined, start: undefined } }}
          {...{ stop: refused, start: refused }}
        />
      </Block>
      <Block title="LineSheet: runs, and is somebody else's">
        <LineSheet
          page={{ freezes: [], held: [], underWay: 0, refusals: { ...nobody, start: undefined } }}
          {...{ stop: refused, start: refused }}
        />
      </Block>
    </>
  );
}
