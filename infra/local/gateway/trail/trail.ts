import { randomUUID } from 'node:crypto';
import type { Answer, Call } from '../call.ts';
import type { Callers } from '../callers.ts';
import type { Kept } from '../kept.ts';
import { isRecorded, resourcesOf, type TrailEvent, trailName } from './event.ts';

/** The newest; a real trail keeps 90 days. */
const MOST = 2_000;

/** Keeps what changed through the gateway. What MiniStack does inside itself, such as a stack's own calls, is not in it. */
export const recordChanges =
  (kept: Kept<readonly TrailEvent[]>, callers: Callers) =>
  (call: Call, answer: Answer, now: number): void => {
    if (answer.status >= 300 || call.accessKeyId === undefined || !isRecorded(call)) return;
    const { arn } = callers.of(call.accessKeyId);
    const event: TrailEvent = {
      id: randomUUID(),
      at: now,
      name: trailName(call),
      source: `${SOURCES[call.service] ?? call.service}.amazonaws.com`,
      accessKeyId: call.accessKeyId,
      ...(arn ? { arn } : {}),
      userAgent: String(call.headers['user-agent'] ?? ''),
      resources: resourcesOf(call),
    };
    kept.set([...kept.get().slice(1 - MOST), event]);
  };

const SOURCES: Readonly<Record<string, string>> = { cloudwatch: 'monitoring' };
