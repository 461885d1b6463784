import type { DeclaredResource } from '../graph/model.ts';
import { isRecord } from '../graph/spelling.ts';
import type { LogGroup } from '../logs/line.ts';
import { declaredName, measuredKind } from '../metrics/targets.ts';

export type OwnLogGroup = Pick<LogGroup, 'name' | 'kind'>;

type MadeOf = (resource: DeclaredResource) => { readonly physicalId?: string };

/** A folder of AWS's own; nothing else of a system is written there. */
const OF_API_GATEWAY = '/aws/apigateway/';
const GROUPS: readonly string[] = ['AWS::Logs::LogGroup', 'aws_cloudwatch_log_group'];

/**
 * Log groups of a system: where its functions write, as `LoggingConfig` says or Lambda does by itself, and where its
 * APIs write their access logs. Not by what they are called.
 */
export function ownLogGroups(resources: readonly DeclaredResource[], madeOf: MadeOf): readonly OwnLogGroup[] {
  const functions = resources.flatMap((resource): OwnLogGroup[] => {
    if (measuredKind(resource.type) !== 'function') return [];
    const { loggingConfig } = resource.attributes;
    const said = isRecord(loggingConfig) ? loggingConfig.logGroup : undefined;
    const name = madeOf(resource).physicalId ?? declaredName(resource, 'function');
    if (typeof said === 'string' && said !== '') return [{ name: said, kind: 'function' }];
    return name ? [{ name: `/aws/lambda/${name}`, kind: 'function' }] : [];
  });
  const destinations = resources.flatMap(({ attributes }) =>
    [attributes.accessLogSettings, attributes.accessLogSetting].flatMap((each) =>
      each === undefined ? [] : [JSON.stringify(each)],
    ),
  );
  const access = resources.flatMap((resource) => {
    const name = GROUPS.includes(resource.type) ? madeOf(resource).physicalId : undefined;
    if (name === undefined) return [];
    const written =
      name.startsWith(OF_API_GATEWAY) || destinations.some((text) => isNamed(text, name, resource));
    return written ? [name] : [];
  });
  const all = [...functions, ...access.map((name): OwnLogGroup => ({ name, kind: 'access' }))];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

/** An ARN ends in the name, in `:*` behind it, or in the quote around it; a template may name it by its logical id. */
function isNamed(text: string, name: string, { owner }: DeclaredResource): boolean {
  const ends = [`:log-group:${name}"`, `:log-group:${name}:`];
  return [...ends, ...(owner.kind === 'sam' ? [`"${owner.logicalId}"`] : [])].some((each) =>
    text.includes(each),
  );
}
