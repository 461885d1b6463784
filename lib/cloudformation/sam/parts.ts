import type { Problem } from '#lib/domain/graph/model.ts';
import type { Attributes } from '../template-attributes.ts';

/** A resource as a template writes it. */
export type Written = {
  readonly Type: string;
  readonly Properties: Attributes;
  readonly UpdatePolicy?: Attributes;
};

/** One operation of an API: the function or state machine behind a path and method. */
export type Route = {
  readonly api: string;
  readonly http: boolean;
  readonly path: string;
  readonly method: string;
  readonly integration: Attributes;
  /** Name of the authorizer that the event asks for; `NONE` lets anybody in. */
  readonly authorizer?: string;
};

/** What is written into a resource that is declared elsewhere in the template. */
export type Amendment = {
  readonly logicalId: string;
  readonly notification?: unknown;
  readonly triggers?: Attributes;
};

/** What one resource of SAM becomes. */
export type Parts = {
  readonly resources: Readonly<Record<string, Written>>;
  readonly routes?: readonly Route[];
  readonly amendments?: readonly Amendment[];
  readonly problems?: readonly Problem[];
};

export const part = (type: string, properties: Attributes): Written => ({
  Type: type,
  Properties: properties,
});

export const arnOfPart = (logicalId: string): Attributes => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

/** Several parts as one; what comes later wins. */
export function together(...all: readonly Parts[]): Parts {
  return {
    resources: Object.assign({}, ...all.map((each) => each.resources)),
    routes: all.flatMap((each) => each.routes ?? []),
    amendments: all.flatMap((each) => each.amendments ?? []),
    problems: all.flatMap((each) => each.problems ?? []),
  };
}

/** The logical id that a value refers to by `Ref` or `Fn::GetAtt`, or is written out. */
export function logicalIdIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as Attributes;
  if (typeof ref === 'string') return ref;
  const [id] = Array.isArray(attribute) ? attribute : String(attribute ?? '').split('.');
  return typeof id === 'string' && id !== '' ? id : undefined;
}
