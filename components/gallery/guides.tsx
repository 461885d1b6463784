import { GuideBand } from '#components/guide/guide-band.tsx';
import type { Guide } from '#lib/domain/overview/guide.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { Block } from './block.tsx';

const nothing = async () => undefined;
const done = async () => true;

/** The demo's checklist at its start, while something is broken, and for whoever may not break it. */
export function Guides({ now }: { readonly now: Instant }) {
  const start: Guide = {
    now: { environment: 'items/dev', production: 'items/prod', broken: false },
    mayBreak: true,
    steps: { look: 'open', break: 'open', follow: 'blocked', decide: 'blocked', cost: 'open' },
  };
  const broken: Guide = {
    now: {
      environment: 'items/dev',
      production: 'items/prod',
      broken: true,
      brokenUntil: instant(now + 84_000),
      plan: 10,
    },
    mayBreak: true,
    steps: { look: 'done', break: 'done', follow: 'open', decide: 'open', cost: 'done' },
  };
  return (
    <Block title="GuideBand, BreakButton">
      {[start, broken, { ...start, mayBreak: false }].map((guide) => (
        <GuideBand
          key={`${guide.now.broken} ${guide.mayBreak}`}
          guide={guide}
          environments={4}
          hide={nothing}
          breakIt={done}
          heal={done}
        />
      ))}
    </Block>
  );
}
