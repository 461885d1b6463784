import type { AwsClients } from '#lib/aws/clients.ts';
import type { RoleSession } from '#lib/aws/credentials.ts';
import { instant } from '#lib/domain/time.ts';
import type { ComponentServices } from './component-services.ts';

/**
 * What a test gives of the services that both engines work with. Whatever it does not give throws by its name as soon as it is used:
 * a cast would let it be undefined, and a service that is asked for nothing would not be noticed. Tests only.
 */
export const servicesInTest = ({
  aws,
  ...given
}: Partial<Omit<ComponentServices, 'aws'>> & { readonly aws?: AwsInTest }): ComponentServices =>
  onlyGiven('services', {
    ...given,
    ...(aws && { aws: (...asked) => onlyGiven('services.aws()', aws(...asked)) }),
  });

type AwsInTest = (...asked: Parameters<ComponentServices['aws']>) => Partial<AwsClients>;

/** A session whose keys are these, until long after any test. */
export const sessionInTest = (keys: {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}): RoleSession => ({
  keys: async () => ({ sessionToken: 'none', ...keys, expiresAt: instant(4_000_000_000_000) }),
  forget: () => undefined,
});

/** Nobody asks a stand-in these; whoever waits for it or prints it does. */
const LANGUAGE: readonly (string | symbol)[] = ['then', 'toJSON'];

function onlyGiven<T extends object>(name: string, given: Partial<T>): T {
  return new Proxy(given, {
    get(target, key, receiver) {
      if (key in target) return Reflect.get(target, key, receiver);
      return typeof key === 'symbol' || LANGUAGE.includes(key) ? undefined : absent(`${name}.${key}`);
    },
  }) as T;
}

/** It may be handed on, not used. */
function absent(name: string): unknown {
  const used = () => {
    throw new Error(`this test gives no ${name}`);
  };
  return new Proxy(used, { get: used, apply: used });
}
