import type { Attributes } from '../template-attributes.ts';
import { arnOfPart, part, type Written } from './parts.ts';

/** What an event calls: a function, or a state machine under a role of the event's own. */
export type Called = { readonly logicalId: string; readonly kind: 'function' | 'machine' };

/** What lets a service call the function. */
export const permission = ({ logicalId }: Called, principal: string, source: unknown): Written =>
  part('AWS::Lambda::Permission', {
    FunctionName: { Ref: logicalId },
    Principal: principal,
    ...(source === undefined ? {} : { SourceArn: source }),
  });

/** A machine answers its ARN to `Ref`, a function to `Arn`. */
export const calledArn = ({ logicalId, kind }: Called): Attributes =>
  kind === 'machine' ? { Ref: logicalId } : arnOfPart(logicalId);
