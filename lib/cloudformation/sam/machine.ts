import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import type { Scope } from '../template-values.ts';
import { eventParts } from './events.ts';
import { arnOfPart, type Parts, part, together } from './parts.ts';
import { madeRole, managedArn, policiesOf } from './policies.ts';

/** A state machine with its role and events; `definition` is the file that `DefinitionUri` names, where it is at hand. */
export function machineParts(id: string, properties: Attributes, definition: unknown, scope: Scope): Parts {
  const { Role: role, Policies, Definition: inline, Events: events, Tracing: tracing, ...rest } = properties;
  const policies = policiesOf(Policies, id, scope);
  const managed = [
    ...(isRecord(tracing) && tracing.Enabled === true ? [managedArn('AWSXrayWriteOnlyAccess')] : []),
    ...policies.managed,
  ];
  const told = inline ?? definition;
  const machine = {
    ...rest,
    ...(properties.Name === undefined ? {} : { StateMachineName: properties.Name }),
    ...(told === undefined ? {} : { DefinitionString: told }),
    RoleArn: role ?? arnOfPart(`${id}Role`),
  };
  const own = {
    [id]: part('AWS::StepFunctions::StateMachine', machine),
    ...(role === undefined ? { [`${id}Role`]: madeRole('states', managed, policies.statements) } : {}),
  };
  return together(
    { resources: own, problems: policies.problems },
    eventParts({ logicalId: id, kind: 'machine' }, events),
  );
}
