import type { BillingTags } from '#lib/domain/cost/bill.ts';
import type { Contact, Environment, EnvironmentKey } from '#lib/domain/environment.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import type { DiagramSettings } from '#lib/domain/graph/settings.ts';
import { type ConfiguredComponent, componentsOf } from './components.ts';
import { type Payer, payerOf } from './payers.ts';
import type { EnvironmentConfig, PortalFile } from './schema.ts';

/** One environment with its settings; `settings` is what `portal.yaml` says. */
export type ConfiguredEnvironment = Environment & {
  readonly systemTitle: string;
  /** Of its system. */
  readonly contact: Contact;
  readonly settings: EnvironmentConfig;
  /** What is deployed here, in the order in which it is. */
  readonly components: readonly ConfiguredComponent[];
  /** Of its system: what pictures show beside what is deployed. */
  readonly diagram?: DiagramSettings;
  /** Its own and its system's tags; absent: its bill is not asked for. */
  readonly billing?: BillingTags;
  /** Who is asked for its bill; absent: its own account. */
  readonly payer?: Payer;
};

/** `portal.yaml` as read, with environments by key in the file's order. A file of version 1 is shown as version 2. */
/** One fault or remark of a file: where it is, what is wrong, and the value that is. */
export type ConfigProblem = {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly message: string;
  readonly value?: string;
};

export type PortalConfig = {
  readonly file: PortalFile;
  /** What is written and not used yet. */
  readonly notes: readonly ConfigProblem[];
  /** SHA-256 of the file's text, 8 hex digits: its version. */
  readonly version: string;
  readonly environments: ReadonlyMap<EnvironmentKey, ConfiguredEnvironment>;
};

export function portalConfig(
  file: PortalFile,
  version: string,
  notes: readonly ConfigProblem[] = [],
): PortalConfig {
  const all = Object.entries(file.systems).flatMap(([system, own]) =>
    Object.entries(own.environments).map(
      ([name, settings]): ConfiguredEnvironment => ({
        key: environmentKey(system, name),
        system,
        name,
        account: settings.account,
        region: settings.region,
        prefix: settings.prefix ?? `${system}-${name}`,
        production: settings.production,
        systemTitle: own.title,
        ...(own.group === undefined ? {} : { group: own.group }),
        contact: contactOf(own),
        settings,
        components: componentsOf(file, environmentKey(system, name), settings),
        ...(own.diagram ? { diagram: own.diagram } : {}),
        ...billingOf(file, own, settings),
      }),
    ),
  );
  return { file, version, notes, environments: new Map(all.map((each) => [each.key, each])) };
}

function contactOf({ owner, onCall, runbook }: PortalFile['systems'][string]): Contact {
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(onCall === undefined ? {} : { onCall }),
    ...(runbook === undefined ? {} : { runbook }),
  };
}

/** A system's tags with its environment's, which win; empty: no bill is asked for. */
export const billingTags = (system: Billing, environment: Billing): BillingTags => ({
  ...system.billing?.tags,
  ...environment.billing?.tags,
});

type Billing = Pick<EnvironmentConfig, 'billing'>;

function billingOf(
  file: PortalFile,
  system: Billing,
  environment: EnvironmentConfig,
): Pick<ConfiguredEnvironment, 'billing' | 'payer'> {
  const billing = billingTags(system, environment);
  if (Object.keys(billing).length === 0) return {};
  const payer = payerOf(file, environment.account);
  return { billing, ...(payer ? { payer } : {}) };
}

/** @throws UnknownEnvironment naming the key and the known ones. */
export function environmentOf(config: PortalConfig, key: string): ConfiguredEnvironment {
  const found = config.environments.get(key as EnvironmentKey);
  if (!found) throw new UnknownEnvironment(key, [...config.environments.keys()]);
  return found;
}

/** @returns undefined when the file names no such component any more */
export const componentOf = (
  { components }: Pick<ConfiguredEnvironment, 'components'>,
  name: string,
): ConfiguredComponent | undefined => components.find((each) => each.name === name);

/** Where a run changes things; a component that the file no longer names is taken to be where its environment is. */
export const accountOfRun = (
  environment: Pick<ConfiguredEnvironment, 'account' | 'components'>,
  component: string,
): string => componentOf(environment, component)?.account ?? environment.account;

export class UnknownEnvironment extends Error {
  constructor(key: string, known: readonly string[]) {
    super(`no environment ${JSON.stringify(key)} in portal.yaml; known: ${known.join(', ')}`);
    this.name = 'UnknownEnvironment';
  }
}
