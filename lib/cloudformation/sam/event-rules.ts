import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import { type Called, calledArn, permission } from './called.ts';
import { arnOfPart, type Parts, part, type Written } from './parts.ts';

/** A rule, and the queue that SAM makes for what its target did not take. */
export function rule(called: Called, id: string, event: Attributes): Parts {
  const { queue, arn } = failures(id, event.DeadLetterConfig);
  const target = {
    Arn: calledArn(called),
    ...(arn === undefined ? {} : { DeadLetterConfig: { Arn: arn } }),
    ...(called.kind === 'machine' ? { RoleArn: arnOfPart(`${id}Role`) } : {}),
  };
  const properties = {
    ...event,
    ...(event.Schedule === undefined ? {} : { ScheduleExpression: event.Schedule }),
    ...(event.Pattern === undefined ? {} : { EventPattern: event.Pattern }),
    Targets: [target],
  };
  return {
    resources: {
      [id]: part('AWS::Events::Rule', properties),
      ...(called.kind === 'function'
        ? { [`${id}Permission`]: permission(called, 'events.amazonaws.com', arnOfPart(id)) }
        : {}),
      ...queue,
    },
  };
}

export function schedule(called: Called, id: string, event: Attributes): Parts {
  const { queue, arn } = failures(id, event.DeadLetterConfig);
  const target = {
    Arn: calledArn(called),
    ...(arn === undefined ? {} : { DeadLetterConfig: { Arn: arn } }),
    ...(event.RoleArn === undefined ? {} : { RoleArn: event.RoleArn }),
  };
  const name = event.OmitName === true ? {} : { Name: event.Name ?? id };
  return {
    resources: { [id]: part('AWS::Scheduler::Schedule', { ...event, ...name, Target: target }), ...queue },
  };
}

function failures(id: string, config: unknown): { queue: Readonly<Record<string, Written>>; arn?: unknown } {
  if (!isRecord(config)) return { queue: {} };
  if (config.Arn !== undefined) return { queue: {}, arn: config.Arn };
  if (config.Type !== 'SQS') return { queue: {} };
  const queueId = typeof config.QueueLogicalId === 'string' ? config.QueueLogicalId : `${id}Queue`;
  return { queue: { [queueId]: part('AWS::SQS::Queue', {}) }, arn: arnOfPart(queueId) };
}
