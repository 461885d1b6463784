import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import { dotted } from './template-text.ts';

/** What intrinsic functions may look up. */
export type Scope = {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly pseudo: Readonly<Record<string, string>>;
  readonly imports: Readonly<Record<string, string>>;
  /** Values of Parameter Store by name, as far as the stacks at hand write them. */
  readonly stored: Readonly<Record<string, string>>;
  readonly mappings: Readonly<Record<string, unknown>>;
  readonly conditions: Readonly<Record<string, unknown>>;
  /** `Ref` of a resource; answers its identity when nothing better is known, so that a join still works. */
  readonly ref: (logicalId: string) => string | undefined;
  /** The identity of the one resource that a parameter names, where nobody tells the parameter. */
  readonly named?: (parameter: string) => string | undefined;
  readonly attribute: (logicalId: string, attribute: string) => unknown;
  /** Told of every name that has no value: a parameter, an import, an included file. */
  readonly missed?: (kind: Missing, name: string) => void;
};

export type Missing = 'parameter' | 'import' | 'condition' | 'include';

/** `AWS::NoValue`: the property is left out. */
const NONE = Symbol('AWS::NoValue');

/** Intrinsic functions worked out as far as the scope allows; what it lacks stays as it was written. */
export function resolved(value: unknown, scope: Scope): unknown {
  const answer = resolve(value, scope);
  return answer === NONE ? undefined : answer;
}

export function resolve(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return value.startsWith('{{resolve:') ? looked(value, scope) : value;
  if (Array.isArray(value)) return value.map((each) => resolve(each, scope)).filter((each) => each !== NONE);
  if (!isRecord(value)) return value;
  const [only, ...more] = Object.entries(value);
  const intrinsic = only && more.length === 0 ? own(INTRINSICS, only[0]) : undefined;
  if (only && intrinsic) return intrinsic(only[1], scope) ?? value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, resolve(each, scope)] as const)
      .filter(([, each]) => each !== NONE && each !== undefined),
  );
}

const INTRINSICS: Readonly<Record<string, (argument: unknown, scope: Scope) => unknown>> = {
  Ref: (name, scope) => (typeof name === 'string' ? reference(name, scope) : undefined),
  'Fn::GetAtt': (argument, scope) => {
    const [id, name] = Array.isArray(argument)
      ? argument.map((each) => String(resolve(each, scope)))
      : dotted(String(argument));
    return id && name !== undefined ? scope.attribute(id, name) : undefined;
  },
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope) => {
    const parts = Array.isArray(argument) ? resolve(argument[1], scope) : undefined;
    return Array.isArray(parts) && Array.isArray(argument)
      ? parts.map(inText).join(String(argument[0]))
      : undefined;
  },
  'Fn::If': (argument, scope) => {
    if (!Array.isArray(argument)) return undefined;
    const met = condition({ Condition: argument[0] }, scope);
    if (met !== undefined) return resolve(argument[met ? 1 : 2], scope);
    // Nobody knows: what would be there, if only one of both is.
    const first = resolve(argument[1], scope);
    return first === NONE ? resolve(argument[2], scope) : first;
  },
  'Fn::Split': (argument, scope) => {
    const text = Array.isArray(argument) ? resolve(argument[1], scope) : undefined;
    if (typeof text !== 'string' || !Array.isArray(argument)) return undefined;
    // A part of what is only known by reference is a reference still.
    return isReference(text) ? Array<string>(SPLIT).fill(text) : partsOf(text, String(argument[0]));
  },
  'Fn::Select': (argument, scope) => {
    const list = Array.isArray(argument) ? resolve(argument[1], scope) : undefined;
    const texts = typeof list === 'string' ? partsOf(list, ',') : list;
    return Array.isArray(texts) && Array.isArray(argument) ? texts[Number(argument[0])] : undefined;
  },
  'Fn::ImportValue': (argument, scope) => {
    const name = inText(resolve(argument, scope));
    const value = own(scope.imports, name);
    if (value === undefined) scope.missed?.('import', name);
    return value;
  },
  'Fn::FindInMap': (argument, scope) => {
    const keys = resolve(argument, scope);
    if (!Array.isArray(keys)) return undefined;
    const [map, first, second, options] = keys;
    const found = [map, first, second].reduce<unknown>(
      (here, key) => (isRecord(here) ? own(here, String(key)) : undefined),
      scope.mappings,
    );
    return resolve(found, scope) ?? (isRecord(options) ? options.DefaultValue : undefined);
  },
  'Fn::ToJsonString': (argument, scope) => {
    const value = resolve(argument, scope);
    return value === NONE ? undefined : JSON.stringify(value);
  },
  'Fn::Length': (argument, scope) => {
    const list = resolve(argument, scope);
    return Array.isArray(list) ? list.length : undefined;
  },
  'Fn::Base64': (argument, scope) => resolve(argument, scope),
  'Fn::Transform': (argument, scope) => {
    const location = isRecord(argument) && isRecord(argument.Parameters) ? argument.Parameters.Location : '';
    scope.missed?.('include', inText(resolve(location, scope)));
    return undefined;
  },
};

/** More parts than an ARN has. */
const SPLIT = 12;

/** What is set off as an identity stays whole: its own slashes are none of the text. */
function partsOf(text: string, separator: string): readonly string[] {
  if (separator === '' || !text.includes('${')) return text.split(separator);
  const parts: string[] = [];
  let [start, here] = [0, 0];
  while (here < text.length) {
    const end = text.startsWith('${', here) ? text.indexOf('}', here) : -1;
    if (end !== -1) here = end + 1;
    else if (!text.startsWith(separator, here)) here += 1;
    else {
      parts.push(text.slice(start, here));
      here += separator.length;
      start = here;
    }
  }
  return [...parts, text.slice(start)];
}

function reference(name: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') return NONE;
  const value = own(scope.pseudo, name) ?? own(scope.parameters, name) ?? scope.ref(name);
  if (value !== undefined) return value;
  scope.missed?.('parameter', name);
  return scope.named?.(name);
}

function substitute(argument: unknown, scope: Scope): string | undefined {
  const [text, named] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string') return undefined;
  const whole = /^\$\{([^${}!]+)\}$/.exec(text)?.[1];
  const value = (name: string) =>
    isRecord(named) && Object.hasOwn(named, name) ? resolve(named[name], scope) : lookup(name.trim(), scope);
  // Alone it is what it stands for, not a text around it.
  if (whole !== undefined) {
    const alone = value(whole);
    return typeof alone === 'string' || typeof alone === 'number' ? String(alone) : text;
  }
  return text.replace(/\$\{([^${}!]+)\}/g, (written, name: string) => {
    const found = value(name);
    return typeof found === 'string' || typeof found === 'number' ? inText(found) : written;
  });
}

const lookup = (name: string, scope: Scope): unknown =>
  name.includes('.') ? scope.attribute(...dotted(name)) : reference(name, scope);

/**
 * A value as part of a longer text. An identity is set off as `${cfn:<stack>/<logical id>}`: it is what the text speaks
 * of, never what stands there. What nobody knows is set off likewise, by the name that it was written with.
 */
export function inText(value: unknown): string {
  if (typeof value === 'string') return isReference(value) ? `\${${value}}` : value;
  if (!isRecord(value)) return String(value);
  const [[name, argument] = ['', '']] = Object.entries(value);
  const written = Array.isArray(argument)
    ? argument.filter((each) => typeof each === 'string').join('.')
    : '';
  return `\${${typeof argument === 'string' ? argument : written || name}}`;
}

const isReference = (text: string): boolean => /^cfn:[^${}]*$/.test(text);

/** `{{resolve:ssm:<name>:<version>}}`; secrets stay as they are written: their names are what a picture asks. */
function looked(text: string, scope: Scope): string {
  const name = /^\{\{resolve:ssm:([^:}]+)(?::\d+)?\}\}$/.exec(text)?.[1];
  return (name === undefined ? undefined : own(scope.stored, name)) ?? text;
}

/** @returns undefined when it hangs on what nobody told. */
export function condition(value: unknown, scope: Scope, depth = 0): boolean | undefined {
  if (!isRecord(value) || depth > DEEPEST) return undefined;
  const [only] = Object.entries(value);
  if (!only) return undefined;
  const [name, argument] = only;
  const parts = Array.isArray(argument) ? argument : [];
  if (name === 'Condition') {
    return typeof argument === 'string'
      ? condition(own(scope.conditions, argument), scope, depth + 1)
      : condition(argument, scope, depth + 1);
  }
  if (name === 'Fn::Equals') return equals(resolve(parts[0], scope), resolve(parts[1], scope));
  const inner = parts.map((each) => condition(each, scope, depth + 1));
  if (name === 'Fn::Not') return inner[0] === undefined ? undefined : !inner[0];
  if (name === 'Fn::And') return inner.includes(false) ? false : inner.includes(undefined) ? undefined : true;
  if (name === 'Fn::Or') return inner.includes(true) ? true : inner.includes(undefined) ? undefined : false;
  return undefined;
}

const DEEPEST = 50;

function equals(one: unknown, other: unknown): boolean | undefined {
  if ([one, other].some((each) => isRecord(each) || (typeof each === 'string' && each.includes('${')))) {
    return JSON.stringify(one) === JSON.stringify(other) ? true : undefined;
  }
  return String(one) === String(other);
}
