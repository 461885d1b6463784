import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import { dotted } from './template-text.ts';

/** What intrinsic functions may look up. */
export type Scope = {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly pseudo: Readonly<Record<string, string>>;
  readonly imports: Readonly<Record<string, string>>;
  readonly mappings: Readonly<Record<string, unknown>>;
  readonly conditions: Readonly<Record<string, unknown>>;
  /** `Ref` of a resource; answers its identity when nothing better is known, so that a join still works. */
  readonly ref: (logicalId: string) => string | undefined;
  readonly attribute: (logicalId: string, attribute: string) => string | undefined;
};

/** `AWS::NoValue`: the property is left out. */
const NONE = Symbol('AWS::NoValue');

/** Intrinsic functions worked out as far as the scope allows; what it lacks stays as it was written. */
export function resolved(value: unknown, scope: Scope): unknown {
  const answer = resolve(value, scope);
  return answer === NONE ? undefined : answer;
}

function resolve(value: unknown, scope: Scope): unknown {
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
    const [id, name] = Array.isArray(argument) ? argument.map(String) : dotted(String(argument));
    return id && name !== undefined ? scope.attribute(id, name) : undefined;
  },
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope) => {
    const parts = Array.isArray(argument) ? resolve(argument[1], scope) : undefined;
    // With a part that is not known the text would be wrong: it stays as it was written.
    return Array.isArray(parts) && Array.isArray(argument) && !parts.some(isRecord)
      ? parts.map(String).join(String(argument[0]))
      : undefined;
  },
  'Fn::If': (argument, scope) => {
    if (!Array.isArray(argument)) return undefined;
    const met = condition({ Condition: argument[0] }, scope);
    return met === undefined ? undefined : resolve(argument[met ? 1 : 2], scope);
  },
  'Fn::Split': (argument, scope) => {
    const text = Array.isArray(argument) ? resolve(argument[1], scope) : undefined;
    return typeof text === 'string' && Array.isArray(argument) ? text.split(String(argument[0])) : undefined;
  },
  'Fn::Select': (argument, scope) => {
    const list = Array.isArray(argument) ? resolve(argument[1], scope) : undefined;
    const texts = typeof list === 'string' ? list.split(',') : list;
    return Array.isArray(texts) && Array.isArray(argument) ? texts[Number(argument[0])] : undefined;
  },
  'Fn::ImportValue': (argument, scope) => own(scope.imports, String(resolve(argument, scope))),
  'Fn::FindInMap': (argument, scope) => {
    const keys = resolve(argument, scope);
    if (!Array.isArray(keys)) return undefined;
    return keys.reduce<unknown>(
      (here, key) => (isRecord(here) ? here[String(key)] : undefined),
      scope.mappings,
    );
  },
};

function reference(name: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') return NONE;
  return own(scope.pseudo, name) ?? own(scope.parameters, name) ?? scope.ref(name);
}

function substitute(argument: unknown, scope: Scope): string | undefined {
  const [text, named] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string') return undefined;
  return text.replace(/\$\{([^${}!]+)\}/g, (whole, name: string) => {
    const found =
      isRecord(named) && Object.hasOwn(named, name)
        ? resolve(named[name], scope)
        : lookup(name.trim(), scope);
    return typeof found === 'string' || typeof found === 'number' ? String(found) : whole;
  });
}

const lookup = (name: string, scope: Scope): unknown =>
  name.includes('.') ? scope.attribute(...dotted(name)) : reference(name, scope);

/** @returns undefined when it hangs on what nobody told. */
export function condition(value: unknown, scope: Scope): boolean | undefined {
  if (!isRecord(value)) return undefined;
  const [only] = Object.entries(value);
  if (!only) return undefined;
  const [name, argument] = only;
  const parts = Array.isArray(argument) ? argument : [];
  if (name === 'Condition') return condition(own(scope.conditions, String(argument)), scope);
  if (name === 'Fn::Equals') return String(resolve(parts[0], scope)) === String(resolve(parts[1], scope));
  const inner = parts.map((each) => condition(each, scope));
  if (inner.includes(undefined)) return undefined;
  if (name === 'Fn::Not') return !inner[0];
  if (name === 'Fn::And') return inner.every(Boolean);
  if (name === 'Fn::Or') return inner.some(Boolean);
  return undefined;
}
