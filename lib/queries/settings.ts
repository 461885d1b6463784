import { isDeployable } from '#lib/config/chosen-components.ts';
import type { ConfigProblem, ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { rolesNamed } from '#lib/config/role-chain.ts';
import { PORTAL } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can, coversKey } from '#lib/domain/access/can.ts';
import type { Component } from '#lib/domain/deploy/component.ts';
import type { ListedPerson } from '#lib/domain/proof/listed-person.ts';
import type { Instant } from '#lib/domain/time.ts';
import { defineQuery } from './define.ts';
import { peopleOn } from './listed-people.ts';
import { visibleEnvironments } from './visible.ts';

export type SettingsPage = {
  readonly file: string;
  readonly version: string;
  /** When what counts was written. */
  readonly writtenAt: Instant;
  readonly problems: readonly ConfigProblem[];
  /** What is written and not used yet. */
  readonly notes: readonly ConfigProblem[];
  readonly environments: readonly {
    readonly key: string;
    readonly account: string;
    readonly region: string;
    readonly production: boolean;
    readonly components: readonly (Pick<Component, 'name' | 'tool'> & {
      readonly approvals: number;
      /** Empty: only watched. */
      readonly refs: readonly string[];
    })[];
    readonly budgetUsd?: number;
    readonly roles: readonly string[];
    /** Requests and approvals are signed. */
    readonly signed: boolean;
  }[];
  /** Whose signature counts on these environments. */
  readonly people: readonly ListedPerson[];
  /** May look through accounts for systems to add. */
  readonly mayDiscover: boolean;
  readonly access: readonly { readonly group: string; readonly role: string; readonly on: string }[];
};

/** portal.yaml as this process read it, and what is wrong with it. */
export const settings = defineQuery({
  name: 'settings',
  action: 'settings:read',
  on: () => PORTAL,
  async run(services, caller, _: Record<never, never>): Promise<SettingsPage> {
    const { config } = services;
    const { file, version, notes } = config.current();
    const visible = visibleEnvironments(services, caller, 'settings:read');
    return {
      file: config.file.split('/').at(-1) ?? config.file,
      version,
      writtenAt: config.writtenAt(),
      mayDiscover: can(caller, 'systems:discover', PORTAL).allowed,
      problems: all(caller) ? config.problems() : [],
      notes: all(caller) ? notes : [],
      environments: visible.map((each) => ({
        key: each.key,
        account: each.account,
        region: each.region,
        production: each.production,
        signed: each.settings.proof !== undefined,
        components: each.components.map((one) => ({
          ...{ name: one.name, tool: one.tool, approvals: one.approvals },
          refs: isDeployable(one) ? one.refs : [],
        })),
        roles: rolesNamed(each.settings.roles),
        ...(each.settings.budgetUsd === undefined ? {} : { budgetUsd: each.settings.budgetUsd }),
      })),
      access: all(caller) ? file.access : file.access.filter(({ on }) => touches(on, visible)),
      people: peopleOn(
        config.current(),
        visible.map(({ key }) => key),
      ),
    };
  },
});

/**
 * A line of the access table is shown to whoever sees a part of what it covers, and what is wrong with the file to whoever sees all
 * of it: a problem names lines and values of any system.
 */
const all = ({ grants }: Caller): boolean => grants.some(({ on }) => on === '*');
const touches = (on: string, seen: readonly ConfiguredEnvironment[]): boolean =>
  seen.some(({ key }) => coversKey(on, key));
