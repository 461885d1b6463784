import { textAt } from '../attributes.ts';
import { dimensionSets } from '../edges/observers.ts';
import { own } from '../spelling.ts';
import { addressOf } from '../world.ts';
import { EMITTED, GROWING, isSlip } from './emitted.ts';
import { type FindingRule, finding } from './finding.ts';

/** An alarm on a metric or dimension that its namespace never emits: it can never fire. */
export const deafAlarm: FindingRule = ({ world }) =>
  world.ofKind('alarm').flatMap((alarm) =>
    world.partsOf(alarm).flatMap((resource) => {
      const where = addressOf(resource);
      const metric = textAt(resource.attributes, 'metricName');
      return dimensionSets(resource).flatMap(({ namespace = '', pairs }, index) => {
        const closed = own(EMITTED, namespace);
        const known = closed ?? own(GROWING, namespace);
        if (!known) return [];
        const isNone = (name: string, names: readonly string[]) =>
          closed ? !names.includes(name) : isSlip(name, names);
        const wrong = pairs.find(([name]) => isNone(name, known.dimensions))?.[0];
        if (wrong !== undefined) {
          const params = { namespace, what: wrong };
          return [
            finding(
              'alarm-deaf',
              [alarm],
              params,
              `${where}: dimension ${wrong}`,
              `${namespace} has none of that name`,
            ),
          ];
        }
        if (index > 0 || metric === undefined || !isNone(metric, known.metrics)) return [];
        const params = { namespace, what: metric };
        return [
          finding(
            'alarm-deaf',
            [alarm],
            params,
            `${where}: metric ${metric}`,
            `${namespace} emits none of that name`,
          ),
        ];
      });
    }),
  );
