import type { RootClient } from '../root-client.ts';
import type { PolicyDocument } from './role-policy.ts';

/** The role of a session; undefined for users and root. */
export const roleOf = (arn: string | undefined): string | undefined =>
  /^arn:aws:sts::\d+:assumed-role\/([^/]+)\//.exec(arn ?? '')?.[1];

/** Every policy of a role, inline and attached. @throws RootCallError when there is no such role */
export async function policiesOf(root: RootClient, RoleName: string): Promise<readonly PolicyDocument[]> {
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
  xml
    .split(`<${name}>`)
    .slice(1)
    .flatMap((part) => {
      const end = part.indexOf('<');
      return end >= 0 && part.startsWith(`</${name}>`, end) ? [part.slice(0, end)] : [];
    });

/** IAM gives documents URL-encoded; MiniStack may give them as XML text. */
const decoded = (text: string): string =>
  text.startsWith('%')
    ? decodeURIComponent(text)
    : text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
