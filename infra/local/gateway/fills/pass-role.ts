import { errorAnswer } from '../aws-error.ts';
import { type Call, queryFields } from '../call.ts';
import type { Callers } from '../callers.ts';
import type { Fill } from '../fill.ts';
import { RootCallError, type RootClient } from '../root-client.ts';
import { policiesOf, roleOf } from './role-policies.ts';
import { permits } from './role-policy.ts';

/** Where a call names the role that it hands to a service. */
interface PassedRole {
  readonly roleArn: string;
  readonly service: string;
}

/** MiniStack lets anybody hand any role to a service; AWS asks for `iam:PassRole`. Sessions of roles are checked. */
export function passRole(root: RootClient, callers: Callers): Fill {
  return async (call) => {
    const passed = passedRole(call);
    const caller = callers.of(call.accessKeyId).arn;
    const name = roleOf(caller);
    if (!passed || !name) return undefined;
    if (await mayPass(root, name, passed)) return undefined;
    const message = `User: ${caller} is not authorized to perform: iam:PassRole on resource: ${passed.roleArn} because no identity-based policy allows the iam:PassRole action`;
    const code = call.protocol === 'query' ? 'AccessDenied' : 'AccessDeniedException';
    return errorAnswer(call, { code, message, status: 403 });
  };
}

/** MiniStack's own simulation leaves context keys out, so the role's policies are read and judged here. */
async function mayPass(root: RootClient, role: string, { roleArn, service }: PassedRole): Promise<boolean> {
  try {
    const asked = { action: 'iam:PassRole', resource: roleArn, passedTo: service };
    return permits(await policiesOf(root, role), asked);
  } catch (error) {
    // A role with a path, or one that is gone: MiniStack decides about the call itself.
    if (error instanceof RootCallError && error.code === 'NoSuchEntity') return true;
    throw error;
  }
}

function passedRole(call: Call): PassedRole | undefined {
  if (call.service === 'cloudformation' && /^(Create|Update)Stack$|^CreateChangeSet$/.test(call.operation)) {
    return given(queryFields(call).get('RoleARN'), 'cloudformation.amazonaws.com');
  }
  if (call.service === 'lambda' && /^(CreateFunction|UpdateFunctionConfiguration)$/.test(call.operation)) {
    return given(
      (JSON.parse(call.body.toString('utf8') || '{}') as { Role?: string }).Role,
      'lambda.amazonaws.com',
    );
  }
  if (call.service === 'scheduler' && call.method !== 'GET' && call.method !== 'DELETE') {
    const { Target } = JSON.parse(call.body.toString('utf8') || '{}') as { Target?: { RoleArn?: string } };
    return given(Target?.RoleArn, 'scheduler.amazonaws.com');
  }
  return undefined;
}

const given = (roleArn: string | null | undefined, service: string) =>
  roleArn ? { roleArn, service } : undefined;
