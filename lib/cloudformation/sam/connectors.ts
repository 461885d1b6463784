import type { Problem } from '#lib/domain/graph/model.ts';
import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import PROFILES from '../tables/sam-connectors.json' with { type: 'json' };
import type { Attributes } from '../template-attributes.ts';
import { arnOfPart, logicalIdIn, part, type Written } from './parts.ts';

type Profile = { readonly type: string; readonly properties?: Attributes };
type Resources = Readonly<Record<string, unknown>>;

/** One end of a connector: by logical id, or by what it is called elsewhere. */
type End = {
  readonly id?: string;
  readonly type: string;
  readonly arn: unknown;
  readonly name: unknown;
  readonly role: unknown;
};

/**
 * Connectors, own resources and embedded ones, as the policies and permissions that the transform writes for them.
 *
 * @param written the template's resources before the expansion: where connectors stand.
 * @param made the resources after it: what the connectors join.
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
 */
export function connectorParts(
  written: Resources,
  made: Resources,
): { resources: Record<string, Written>; problems: Problem[] } {
  const resources: Record<string, Written> = {};
  const problems: Problem[] = [];
  for (const { id, source, targets, permissions } of connectorsIn(written)) {
    const from = endOf(source, made);
    for (const [index, target] of targets.entries()) {
      const to = endOf(target, made);
      const profile =
        from &&
        to &&
        own<Profile>(own<Readonly<Record<string, Profile>>>(PROFILES, from.type) ?? {}, to.type);
      if (!from || !to || !profile) {
        const ends = [from, to].map((each) => each?.type || 'what it does not say').join(' to ');
        problems.push({ code: 'sam-connector', where: id, detail: `no connector goes from ${ends}` });
        continue;
      }
      const parts = joined(profile, from, to, permissions);
      if (parts) resources[`${id}${index === 0 ? '' : index}Policy`] = parts;
    }
  }
  return { resources, problems };
}

type Connector = {
  readonly id: string;
  readonly source: unknown;
  readonly targets: readonly unknown[];
  readonly permissions: readonly string[];
};

function connectorsIn(written: Resources): readonly Connector[] {
  return Object.entries(written).flatMap(([logicalId, resource]): Connector[] => {
    if (!isRecord(resource)) return [];
    if (resource.Type === 'AWS::Serverless::Connector')
      return connector(logicalId, resource.Properties, undefined);
    const embedded = isRecord(resource.Connectors) ? Object.entries(resource.Connectors) : [];
    return embedded.flatMap(([name, each]) =>
      connector(`${logicalId}${name}`, isRecord(each) ? each.Properties : undefined, logicalId),
    );
  });
}

function connector(id: string, properties: unknown, host: string | undefined): Connector[] {
  if (!isRecord(properties)) return [];
  const { Source: source, Destination: destination, Permissions: permissions } = properties;
  const from =
    host === undefined
      ? source
      : { Id: host, ...(isRecord(properties.SourceReference) ? properties.SourceReference : {}) };
  const targets = Array.isArray(destination) ? destination : [destination];
  return [
    { id, source: from, targets, permissions: Array.isArray(permissions) ? permissions.map(String) : [] },
  ];
}

function endOf(end: unknown, made: Resources): End | undefined {
  if (!isRecord(end)) return undefined;
  const id = typeof end.Id === 'string' ? end.Id : undefined;
  if (id === undefined) {
    return { type: plainType(String(end.Type ?? '')), arn: end.Arn, name: end.Name, role: end.RoleName };
  }
  const resource = own(made, id);
  if (!isRecord(resource)) return undefined;
  const properties = isRecord(resource.Properties) ? resource.Properties : {};
  const role = logicalIdIn(
    properties.Role ?? properties.RoleArn ?? roleOfTargets(properties.Targets) ?? properties.ServiceRoleArn,
  );
  return {
    id,
    type: String(resource.Type),
    arn:
      resource.Type === 'AWS::SNS::Topic' || resource.Type === 'AWS::StepFunctions::StateMachine'
        ? { Ref: id }
        : arnOfPart(id),
    name: { Ref: id },
    role: role === undefined ? undefined : { Ref: role },
  };
}

const roleOfTargets = (targets: unknown): unknown =>
  Array.isArray(targets)
    ? targets.filter(isRecord).find((each) => each.RoleArn !== undefined)?.RoleArn
    : undefined;

/** SAM's types are what they become. */
const PLAIN: Readonly<Record<string, string>> = {
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::SimpleTable': 'AWS::DynamoDB::Table',
  'AWS::Serverless::StateMachine': 'AWS::StepFunctions::StateMachine',
  'AWS::Serverless::Api': 'AWS::ApiGateway::RestApi',
  'AWS::Serverless::HttpApi': 'AWS::ApiGatewayV2::Api',
};
const plainType = (type: string): string => PLAIN[type] ?? type;

function joined(profile: Profile, from: End, to: End, permissions: readonly string[]): Written | undefined {
  const { AccessCategories: categories, SourcePolicy: bySource } = profile.properties ?? {};
  const chosen = Object.entries(isRecord(categories) ? categories : {}).filter(([name]) =>
    permissions.includes(name),
  );
  if (profile.type === 'AWS_LAMBDA_PERMISSION') {
    const [, permission] = chosen[0] ?? [];
    return isRecord(permission)
      ? part('AWS::Lambda::Permission', {
          FunctionName: to.arn,
          Principal: permission.Principal,
          SourceArn: filled(permission.SourceArn, from, to),
        })
      : undefined;
  }
  const statements = chosen.flatMap(([, each]) => {
    const list = isRecord(each) ? each.Statement : [];
    return (Array.isArray(list) ? list : [list]).map((statement) => filled(statement, from, to));
  });
  if (statements.length === 0) return undefined;
  if (profile.type === 'AWS_SQS_QUEUE_POLICY') {
    return part('AWS::SQS::QueuePolicy', { Queues: [to.name], PolicyDocument: { Statement: statements } });
  }
  if (profile.type === 'AWS_SNS_TOPIC_POLICY') {
    return part('AWS::SNS::TopicPolicy', { Topics: [to.arn], PolicyDocument: { Statement: statements } });
  }
  const role = bySource === true ? from.role : to.role;
  return part('AWS::IAM::ManagedPolicy', {
    Roles: role === undefined ? [] : [role],
    PolicyDocument: { Statement: statements },
  });
}

/** `%{Source.Arn}` and its like, alone or inside a text. */
function filled(value: unknown, from: End, to: End): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, from, to));
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, from, to)]));
  }
  if (typeof value !== 'string' || !value.includes('%{')) return value;
  const values: Record<string, unknown> = {};
  const text = value.replace(/%\{(Source|Destination)\.(\w+)\}/g, (_, end: string, what: string) => {
    const key = `${end}${what}`;
    const of = end === 'Source' ? from : to;
    values[key] = what === 'Arn' ? of.arn : of.name;
    return `\${${key}}`;
  });
  return { 'Fn::Sub': [text, values] };
}
