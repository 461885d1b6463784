import { readMetricData } from '#lib/aws/read/cloudwatch/metric-data.ts';
import { anomaliesOf } from '#lib/domain/cost/anomaly.ts';
import { estimate } from '#lib/domain/cost/estimate.ts';
import { costFacts, owned, withRecovery } from '#lib/domain/cost/facts.ts';
import { inventoryBillables } from '#lib/domain/cost/inventory-lines.ts';
import { withTools } from '#lib/domain/cost/line-tool.ts';
import { metersOf } from '#lib/domain/cost/meters.ts';
import { billedMonth } from '#lib/domain/cost/month.ts';
import { unmeasuredBillables } from '#lib/domain/cost/unmeasured-lines.ts';
import { usageBillables, usageMeasures } from '#lib/domain/cost/usage-lines.ts';
import { ownLogGroups } from '#lib/domain/membership/log-groups.ts';
import { MEASURING } from '#lib/domain/metrics/pace.ts';
import { aligned } from '#lib/domain/metrics/period.ts';
import { happeningOfAnomaly } from '#lib/domain/notify/of-anomaly.ts';
import { happeningOfBudget } from '#lib/domain/notify/of-budget.ts';
import { ok } from '#lib/domain/result.ts';
import { hours } from '#lib/domain/time.ts';
import { daysUpTo, putCostMonth } from '#lib/store/cost-months.ts';
import { deployFacts } from '#lib/store/deploy-facts.ts';
import { putHappening } from '#lib/store/happenings.ts';
import { billedFacts } from '../billed-facts.ts';
import { measuredPace, noteMetrics } from '../measured-pace.ts';
import { targetsOf } from '../targets.ts';
import type { Topic } from '../topic.ts';

const { every: EVERY } = MEASURING.cost;

/** Estimated from what is there and what was used; what AWS has billed is a topic of its own. */
export const cost: Topic<'cost'> = {
  name: 'cost',
  every: EVERY,
  pace: (services) => measuredPace(services, 'cost'),
  async alsoKeep(tx, { key, settings: { budgetUsd } }, reading) {
    await putCostMonth(tx, key, reading);
    const happening =
      budgetUsd === undefined
        ? undefined
        : happeningOfBudget(key, reading.value.estimate, budgetUsd, reading.asOf);
    if (happening) await putHappening(tx, happening);
    const days = await daysUpTo(tx, key, reading.value.estimate);
    const unusual = happeningOfAnomaly(key, anomaliesOf(days, reading.asOf), reading.asOf);
    if (unusual) await putHappening(tx, unusual);
  },
  async read(services, environment) {
    const { clock, db } = services;
    const declared = await services.declared(environment);
    if (!declared.ok) return declared;
    const found = await targetsOf(services, environment);
    if (!found.ok) return found;
    const aws = services.aws(environment);
    const now = clock();
    const month = billedMonth(now, (await deployFacts(db, environment.key)).firstSucceededAt);
    const { targets } = found.value;
    const groups = ownLogGroups(declared.value.resources, declared.value.madeOf);
    const facts = await billedFacts(
      aws,
      targets,
      groups.map(({ name }) => name),
    );
    const range = aligned({ from: month.from, to: now }, hours(1));
    const { resources } = declared.value;
    const meters = metersOf(resources);
    const measures = usageMeasures(targets, facts.logGroups, meters);
    noteMetrics(services, 'cost', environment, measures.length);
    const data = await readMetricData(aws, measures, range, hours(1));
    if (!data.ok) return data;
    const use = {
      points: data.value.points,
      unread: data.value.unread,
      functions: facts.functions,
      tables: withRecovery(facts.tables, targets, resources),
      logGroups: owned(facts.logGroups, resources),
      meters,
    };
    const billables = [
      ...inventoryBillables(resources, month),
      ...usageBillables(targets, use, month),
      ...unmeasuredBillables(resources),
    ];
    return ok({
      value: {
        estimate: withTools(
          estimate(
            billables,
            environment.region,
            month,
            costFacts(environment.region, resources, facts.logGroups),
          ),
          resources,
        ),
      },
      source: 'price list × terraform state, stack and cloudwatch:GetMetricData',
      missing: [...found.value.missing, ...data.value.missing, ...facts.missing],
      provisional: true,
    });
  },
};
