import { errorAnswer } from '../aws-error.ts';
import { type Call, queryFields } from '../call.ts';
import type { Callers } from '../callers.ts';
import type { Fill } from '../fill.ts';
import { RootCallError, type RootClient } from '../root-client.ts';
import { mayBePassed, type PolicyDocument } from './pass-role-policy.ts';

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
    const [, name] = /^arn:aws:sts::\d+:assumed-role\/([^/]+)\//.exec(caller ?? '') ?? [];
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
    return mayBePassed(await policiesOf(root, role), roleArn, service);
  } catch (error) {
    // A role with a path, or one that is gone: MiniStack decides about the call itself.
    if (error instanceof RootCallError && error.code === 'NoSuchEntity') return true;
    throw error;
  }
}

async function policiesOf(root: RootClient, RoleName: string): Promise<readonly PolicyDocument[]> {
  const iam = (action: string, fields: Record<string, string>) =>
    root.query('iam', '2010-05-08', action, fields);
  const inline = texts(await iam('ListRolePolicies', { RoleName }), 'member').map((PolicyName) =>
    iam('GetRolePolicy', { RoleName, PolicyName }),
  );
  const attached = texts(await iam('ListAttachedRolePolicies', { RoleName }), 'PolicyArn').map(
    async (PolicyArn) => {
      const [VersionId = 'v1'] = texts(await iam('GetPolicy', { PolicyArn }), 'DefaultVersionId');
      return iam('GetPolicyVersion', { PolicyArn, VersionId });
    },
  );
  const answers = await Promise.all([...inline, ...attached]);
  return answers
    .flatMap((xml) => [...texts(xml, 'PolicyDocument'), ...texts(xml, 'Document')])
    .map((text) => JSON.parse(decoded(text)) as PolicyDocument);
}

/** What stands between `<name>` and its end, wherever it occurs; elements within elements are not looked for. */
const texts = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((each) => each[1] ?? '');

/** IAM gives documents URL-encoded; MiniStack may give them as XML text. */
const decoded = (text: string): string =>
  text.startsWith('%')
    ? decodeURIComponent(text)
    : text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

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
