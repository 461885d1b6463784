import { isSet } from './calls.ts';
import type { Place, Properties, Touched } from './touched.ts';

/** ARNs by which a policy may name what is asked for. */
export type Resource = { readonly resources: readonly string[]; readonly sure: boolean };

const NOWHERE: Resource = { resources: ['*'], sure: true };
/** Not known which: only a policy that allows it everywhere says something. */
const ANYWHERE: Resource = { resources: ['*'], sure: false };
/** Where a property is left out. */
const DEFAULTS: Properties = { GroupName: 'default' };

/** @param template `dynamodb:{region}:{account}:table/{id}`; undefined where the table has none */
export function resourceOf(
  template: string | undefined,
  touched: Touched,
  properties: Properties,
  place: Place,
): Resource {
  if (template === '*') return NOWHERE;
  if (template === undefined) return touched.there?.startsWith('arn:') ? exactly(touched.there) : ANYWHERE;
  const isOwn = template.endsWith('{id}') || template.endsWith('{id}-XXXXXX');
  if (isOwn && touched.there?.startsWith('arn:')) return exactly(touched.there);
  // What it hangs on may be written as its whole ARN: `TopicArn`.
  const last = textOf(properties[lastIn(template)]);
  if (last?.startsWith('arn:')) return exactly(last);
  let known = true;
  const filled = template.replace(/\{(\w+)(\/?)\}/g, (_, name: string, slash: string) => {
    if (slash !== '') return withSlash(textOf(properties[name]));
    const value = partOf(name, touched, properties, place);
    known &&= value !== undefined;
    return value ?? '';
  });
  // A parameter of Parameter Store may begin with a slash, which its ARN has once.
  return known ? exactly(`arn:aws:${filled.replace(':parameter//', ':parameter/')}`) : ANYWHERE;
}

function partOf(name: string, touched: Touched, properties: Properties, place: Place): string | undefined {
  if (name === 'account' || name === 'region') return place[name];
  if (name === 'id') return plain(touched.there) ?? touched.standIn;
  return plain(textOf(properties[name])) ?? textOf(DEFAULTS[name]);
}

const lastIn = (template: string): string => /\{(\w+)\}$/.exec(template)?.[1] ?? '';

/** The name inside an address, such as a queue's. */
function plain(id: string | undefined): string | undefined {
  if (id === undefined || id === '') return undefined;
  return id.includes('://') || id.startsWith('arn:')
    ? id.slice(Math.max(...['/', ':'].map((each) => id.lastIndexOf(each))) + 1)
    : id;
}

/** Of a list the first: a policy of one role, one queue. */
function textOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && isSet(first) ? first : undefined;
}

function withSlash(value: string | undefined): string {
  const name = (value ?? '').replace(/^\/|\/$/g, '');
  return name === '' || name === 'default' ? '' : `${name}/`;
}

/** A group of logs is called by its ARN with and without what is in it; a function by one without its version. */
function exactly(arn: string): Resource {
  const parts = arn.split(':');
  const isVersion = parts[2] === 'lambda' && parts[5] === 'function' && parts.length > 7;
  const whole = isVersion ? parts.slice(0, 7).join(':') : withoutStreams(arn);
  return { resources: whole.includes(':log-group:') ? [whole, `${whole}:*`] : [whole], sure: true };
}

const withoutStreams = (arn: string): string =>
  arn.includes(':log-group:') && arn.endsWith(':*') ? arn.slice(0, -2) : arn;
