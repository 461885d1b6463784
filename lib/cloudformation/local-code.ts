import { isRecord } from '#lib/domain/graph/spelling.ts';

/** Where a built artifact lies. */
export type CodeLocation = { readonly bucket: string; readonly key: string };

/** What a property names by a path: code that is zipped, a file as it is, or a template with paths of its own. */
export type LocalKind = 'code' | 'file' | 'template';

/** A property that names something of the commit, as written. */
export type LocalPath = {
  readonly logicalId: string;
  readonly property: string;
  readonly path: string;
  readonly kind: LocalKind;
};

type Named = {
  readonly property: string;
  readonly kind: LocalKind;
  /** Section of `Globals` that says it for all. */
  readonly global?: string;
  /** Names of the parts of an address; a template has one text. */
  readonly bucket?: string;
  readonly key?: string;
};

const SAM = { bucket: 'Bucket', key: 'Key' } as const;
const OF_LAMBDA = { bucket: 'S3Bucket', key: 'S3Key' } as const;

/**
 * What `aws cloudformation package` uploads too.
 * @see https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
 */
const NAMED: Readonly<Record<string, Named>> = {
  'AWS::Serverless::Function': { property: 'CodeUri', kind: 'code', global: 'Function', ...SAM },
  'AWS::Serverless::LayerVersion': { property: 'ContentUri', kind: 'code', global: 'LayerVersion', ...SAM },
  'AWS::Lambda::Function': { property: 'Code', kind: 'code', ...OF_LAMBDA },
  'AWS::Lambda::LayerVersion': { property: 'Content', kind: 'code', ...OF_LAMBDA },
  'AWS::Serverless::Api': { property: 'DefinitionUri', kind: 'file', ...SAM },
  'AWS::Serverless::HttpApi': { property: 'DefinitionUri', kind: 'file', ...SAM },
  'AWS::Serverless::StateMachine': { property: 'DefinitionUri', kind: 'file', ...SAM },
  'AWS::ApiGateway::RestApi': { property: 'BodyS3Location', kind: 'file', ...SAM },
  'AWS::StepFunctions::StateMachine': { property: 'DefinitionS3Location', kind: 'file', ...SAM },
  'AWS::Serverless::Application': { property: 'Location', kind: 'template' },
  'AWS::CloudFormation::Stack': { property: 'TemplateURL', kind: 'template' },
};

const ADDRESSES = ['s3://', 'https://', 'http://'];

/** Everything that a template names by a path of the commit: what must be uploaded before it can be deployed. */
export function localPaths(template: Readonly<Record<string, unknown>>): readonly LocalPath[] {
  const globals = isRecord(template.Globals) ? template.Globals : {};
  return resources(template).flatMap(([logicalId, { Type: type, Properties }]) => {
    const named = NAMED[String(type)];
    if (!named) return [];
    const own = isRecord(Properties) ? Properties[named.property] : undefined;
    const shared = named.global && isRecord(globals[named.global]) ? globals[named.global] : undefined;
    const value = own ?? (isRecord(shared) ? shared[named.property] : undefined);
    if (typeof value !== 'string' || ADDRESSES.some((each) => value.toLowerCase().startsWith(each)))
      return [];
    return [{ logicalId, property: named.property, path: value, kind: named.kind }];
  });
}

/** Logical ids whose code is a path of the commit. */
export const localCode = (template: Readonly<Record<string, unknown>>): readonly string[] =>
  localPaths(template).map(({ logicalId }) => logicalId);

/**
 * The template with each local path replaced by where its artifact lies; a template's is its address.
 * @throws Error when one is missing
 */
export function withCode(
  template: Readonly<Record<string, unknown>>,
  locations: ReadonlyMap<string, CodeLocation | string>,
): Record<string, unknown> {
  const local = new Set(localCode(template));
  const replaced = resources(template).map(([logicalId, resource]) => {
    const named = NAMED[String(resource.Type)];
    if (!named || !local.has(logicalId)) return [logicalId, resource] as const;
    const at = locations.get(logicalId);
    if (!at) throw new Error(`no artifact was built for ${logicalId}`);
    const properties = isRecord(resource.Properties) ? resource.Properties : {};
    const value = addressIn(named, at);
    return [logicalId, { ...resource, Properties: { ...properties, [named.property]: value } }] as const;
  });
  return {
    ...template,
    ...(isRecord(template.Globals) ? { Globals: withoutPaths(template.Globals) } : {}),
    Resources: Object.fromEntries(replaced),
  };
}

const addressIn = ({ bucket = '', key = '' }: Named, at: CodeLocation | string): unknown =>
  typeof at === 'string' ? at : { [bucket]: at.bucket, [key]: at.key };

/** What all resources now say for themselves. */
function withoutPaths(globals: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(globals).map(([section, settings]) => {
      if (!isRecord(settings)) return [section, settings];
      const { CodeUri: _code, ContentUri: _content, ...rest } = settings;
      return [section, rest];
    }),
  );
}

const resources = (template: Readonly<Record<string, unknown>>): [string, Record<string, unknown>][] =>
  Object.entries(isRecord(template.Resources) ? template.Resources : {}).flatMap(([logicalId, resource]) =>
    isRecord(resource) ? [[logicalId, resource]] : [],
  );
