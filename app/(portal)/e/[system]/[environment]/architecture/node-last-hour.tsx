import { ask, requestNow } from '#app/_server/ask.ts';
import { LastHour } from '#components/diagram/last-hour.tsx';
import { chartsOf } from '#components/diagram/node-facts.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { GraphNode, GraphPlace } from '#lib/domain/graph/model.ts';
import { logGroup } from '#lib/domain/logs/groups.ts';
import { mapReading } from '#lib/domain/reading.ts';
import { hours, instant, minus, minutes, type TimeRange } from '#lib/domain/time.ts';
import { logs } from '#lib/queries/logs.ts';
import { metrics } from '#lib/queries/metrics.ts';

type Props = {
  readonly environment: EnvironmentKey;
  readonly place: GraphPlace;
  readonly node: GraphNode;
};

const ERRORS = ['ERROR', 'Error', 'Task timed out'];
/** Equal ones are counted together. */
const MOST_ERRORS = 200;

/** Read apart from the page: a chosen part is described at once, its last hour follows. */
export async function NodeLastHour({ environment, place, node }: Props) {
  const now = await requestNow();
  // Whole minutes, so that everybody who looks within one asks the same; the newest is still being counted.
  const to = instant(now - (now % minutes(1)) - minutes(1));
  const range: TimeRange = { from: minus(to, hours(1)), to };
  // An error is written at once: whoever was woken up looks for the newest.
  const lineRange: TimeRange = { from: range.from, to: now };
  const group =
    node.kind === 'function'
      ? logGroup({ name: `/aws/lambda/${node.name}`, kind: 'function' }, place.prefix)
      : undefined;
  const [measured, lines] = await Promise.all([
    ask(metrics, { environment, range }),
    group &&
      ask(logs, { environment, groups: [group.label], range: lineRange, words: ERRORS, limit: MOST_ERRORS }),
  ]);
  return (
    <LastHour
      environment={environment}
      range={range}
      charts={mapReading(measured, ({ charts }) => chartsOf(node, charts))}
      functions={group ? [group.label] : []}
      errors={lines && mapReading(lines, (each) => each.lines)}
    />
  );
}
