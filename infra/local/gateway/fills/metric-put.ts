import { gunzipSync } from 'node:zlib';
import type { Call } from '../call.ts';
import { type Fill, operations } from '../fill.ts';
import type { MetricJournal } from '../metrics/journal.ts';
import { dimensionsOf, epochMs, invalid, OTHER_PROTOCOL, type Time } from './metric-wire.ts';

interface PutInput {
  readonly Namespace: string;
  readonly MetricData?: readonly {
    readonly MetricName: string;
    readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
    readonly Timestamp?: Time;
    readonly Value?: number;
    readonly Values?: readonly number[];
    readonly Counts?: readonly number[];
    readonly Unit?: string;
  }[];
}

/** Custom metrics are kept where all others are, so that one call reads both. */
export function putMetricData(journal: MetricJournal): Fill {
  return operations('cloudwatch', {
    PutMetricData: async (call, forward) => {
      if (call.protocol !== 'json') return invalid(call, OTHER_PROTOCOL);
      const answer = await forward();
      if (answer.status === 200) put(journal, call);
      return answer;
    },
  });
}

function put(journal: MetricJournal, call: Call): void {
  const body = call.headers['content-encoding'] === 'gzip' ? gunzipSync(call.body) : call.body;
  const { Namespace, MetricData } = JSON.parse(body.toString('utf8')) as PutInput;
  for (const datum of MetricData ?? []) {
    const values = datum.Values ?? (datum.Value === undefined ? [] : [datum.Value]);
    values.forEach((value, index) => {
      journal.record({
        namespace: Namespace,
        name: datum.MetricName,
        dimensions: dimensionsOf(datum.Dimensions),
        value,
        times: datum.Counts?.[index] ?? 1,
        at: datum.Timestamp === undefined ? Date.now() : epochMs(datum.Timestamp),
        ...(datum.Unit ? { unit: datum.Unit } : {}),
      });
    });
  }
}
