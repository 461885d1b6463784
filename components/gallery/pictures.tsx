import '#components/diagram/diagram.css';
import { MonthChart } from '#components/cost/month-chart.tsx';
import { Minimap } from '#components/diagram/minimap.tsx';
import { NodePanel } from '#components/diagram/node-panel.tsx';
import { searchOf } from '#components/diagram/search.ts';
import type { MemberSource } from '#lib/domain/membership/why-here.ts';
import type { Instant } from '#lib/domain/time.ts';
import { Block, Sample } from './block.tsx';
import { costSample, graphSample, nodeSamples } from './picture-samples.ts';

const OUTLINE = {
  ...{ kind: 'sample', width: 900, height: 480, edges: [] },
  ...{ corners: { top: false, bottom: false }, frames: [] },
  nodes: Array.from({ length: 12 }, (_, index) => ({
    ...{ id: `n${index}`, title: 'api', words: 'api' },
    box: { x: 60 + (index % 4) * 210, y: 50 + Math.floor(index / 4) * 150, width: 90, height: 70 },
    name: { x: 0, y: 0, width: 20 },
  })),
};

const MEMBERS: readonly MemberSource[] = [
  { kind: 'state', directory: 'infra/terraform', component: 'infrastructure' },
];

/** A month of cost, the panel beside a picture, and a picture in small. */
export function Pictures({ now }: { readonly now: Instant }) {
  const { estimate, bill } = costSample(now);
  const month = { month: estimate.month, usage: estimate, asOf: now, budgetUsd: 80 };
  const forecast = estimate.forecast;
  const ahead = { forecast, range: undefined, withPending: undefined };
  return (
    <>
      <Block title="MonthChart">
        <div className="gallery-panels">
          <Sample name="forecast, billed days, budget">
            <MonthChart {...month} bill={bill} ahead={ahead} pendingRun={undefined} />
          </Sample>
          <Sample name="with a pending plan">
            <MonthChart
              {...month}
              bill={undefined}
              ahead={{ ...ahead, withPending: forecast * 1.3 }}
              pendingRun={218}
            />
          </Sample>
          <Sample name="over">
            <MonthChart {...month} bill={bill} ahead={undefined} pendingRun={undefined} />
          </Sample>
        </div>
      </Block>
      <Block title="NodePanel">
        <div className="gallery-panels">
          {nodeSamples(now).map(([name, facts]) => (
            <Sample key={name} name={name}>
              <NodePanel
                {...facts}
                environment="items/dev"
                graph={graphSample}
                members={MEMBERS}
                scene={undefined}
                search={searchOf({})}
                live={null}
              />
            </Sample>
          ))}
        </div>
      </Block>
      <Block title="Minimap">
        {[1, 2].map((scale) => (
          <Sample key={scale} name={scale === 1 ? 'all in view' : 'a part in view'}>
            <div className="relative h-36">
              <Minimap
                outline={OUTLINE}
                view={{ x: scale === 1 ? 0 : -500, y: scale === 1 ? 0 : -200, scale }}
                frame={{ width: 900, height: 480 }}
                onLook={() => undefined}
              />
            </div>
          </Sample>
        ))}
      </Block>
    </>
  );
}
