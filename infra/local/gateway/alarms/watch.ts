import { type Definitions, describeAlarms } from '../fills/alarms.ts';
import type { MetricStore } from '../metrics/store.ts';
import type { RootClient } from '../root-client.ts';
import { definitionOf } from './alarm.ts';
import { evaluateAlarm } from './evaluate.ts';

const EVERY_MS = 10_000;

export interface AlarmWatch {
  start(): void;
  evaluate(): Promise<void>;
  close(): void;
}

/**
 * Evaluates every metric alarm, whoever put it, and tells MiniStack a changed state: it keeps the history, sends to
 * topics, and moves composite alarms.
 */
export function watchAlarms(
  store: MetricStore,
  definitions: Definitions,
  root: RootClient,
  log: (line: string) => void,
): AlarmWatch {
  const evaluate = async () => {
    for (let NextToken: string | undefined, first = true; first || NextToken; first = false) {
      const page = await describeAlarms(root, definitions, {
        MaxRecords: 100,
        ...(NextToken ? { NextToken } : {}),
      });
      for (const alarm of page.MetricAlarms ?? []) await settle(alarm);
      NextToken = page.NextToken;
    }
  };
  const settle = async (alarm: Record<string, unknown>) => {
    const definition = definitionOf(alarm);
    const verdict = evaluateAlarm(store, definition, Date.now());
    if (!verdict || verdict.state === alarm.StateValue) return;
    await root.json('monitoring', 'GraniteServiceVersion20100801.SetAlarmState', {
      AlarmName: definition.AlarmName,
      StateValue: verdict.state,
      StateReason: verdict.reason,
      StateReasonData: verdict.reasonData,
    });
  };
  let running: Promise<void> | undefined;
  const once = () => {
    running ??= evaluate().finally(() => {
      running = undefined;
    });
    return running;
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    start() {
      timer = setInterval(() => {
        once().catch((error: unknown) => log(`alarms: ${error instanceof Error ? error.message : error}`));
      }, EVERY_MS);
    },
    evaluate: once,
    close: () => clearInterval(timer),
  };
}
